import type { AgencyReply, SnapshotReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import classes from './agency.module.css';

/** Which state of everything that figures are made of. */
function describeInputs(t: TFunction, format: Format, snapshot: SnapshotReply): string {
  return t('agency.source.revisions', {
    directory: format.count(snapshot.directoryRevision),
    calendar: format.count(snapshot.calendarRevision),
    log: format.count(snapshot.logRevision),
  });
}

/** What the agency's figure was made from: logs, people, definition, and when. */
export function SourceCard({ reply }: { readonly reply: AgencyReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const headingId = useId();
  const { agency, definition, asOf, computedAt, snapshot } = reply;
  const { coverage, denominator } = agency.figure;
  const facts = [
    [t('agency.source.coverage'), coverage === null ? '—' : format.coverage(coverage)],
    [t('agency.source.people'), format.count(denominator)],
    [t('agency.source.definition'), definition.toUpperCase()],
    [t('agency.source.asOf'), asOf === null ? '—' : format.moment(asOf)],
    [t('agency.source.computed'), computedAt === null ? '—' : format.moment(computedAt)],
    ...(snapshot === null ? [] : [[t('agency.source.inputs'), describeInputs(t, format, snapshot)] as const]),
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
