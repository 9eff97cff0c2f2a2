import type { AgencyReply } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import classes from './agency.module.css';

/** What the agency's figure was made from: logs, people, definition, and when. */
export function SourceCard({ reply }: { readonly reply: AgencyReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const headingId = useId();
  const { agency, definition, asOf, computedAt } = reply;
  const { coverage, denominator } = agency.figure;
  const facts = [
    [t('agency.source.coverage'), coverage === null ? '—' : format.coverage(coverage)],
    [t('agency.source.people'), format.count(denominator)],
    [t('agency.source.definition'), definition.toUpperCase()],
    [t('agency.source.asOf'), asOf === null ? '—' : format.moment(asOf)],
    [t('agency.source.computed'), computedAt === null ? '—' : format.moment(computedAt)],
    [t('agency.source.snapshot'), format.count(agency.snapshotId)],
  ] as const;
  return (
    <Card labelledBy={headingId}>
      <h2 id={headingId}>{t('agency.source.title')}</h2>
      <dl className={classes['source']}>
        {facts.map(([name, value]) => (
          <div key={name} className={classes['fact']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
