import type { FrozenReply, FrozenVersion, ReportDocument } from '@nhip-thu/metrics';
import { IconAlertTriangle, IconCircleCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { canReadExplanations, canReadQuality } from '../../api/access.ts';
import { useExplanations } from '../../api/explanations.ts';
import { useFrozenDifferences } from '../../api/freezes.ts';
import { useSession } from '../../api/session.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { checkCoverage, checkExplanations, checkLayout, checkVersion } from './report-checks.ts';
import type { ReportCheck } from './report-checks.ts';
import classes from './reports.module.css';

const ICONS = { good: IconCircleCheck, blank: IconPencil, attention: IconAlertTriangle };

interface ReportCheckCardProps {
  readonly report: ReportDocument;
  readonly version: FrozenVersion;
  readonly content: FrozenReply['content'];
  readonly newest: FrozenVersion | undefined;
}

/** What is to be looked at before a report is written: its figures, its layout piece by piece, and what will be printed of how they were made. */
export function ReportCheckCard({ report, version, content, newest }: ReportCheckCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const role = useSession().data?.role;
  const isReader = role !== undefined && canReadExplanations(role);
  const explanations = useExplanations(isReader).data?.explanations;
  const differences = useFrozenDifferences().data;
  const { periodId } = version;
  const { agency } = report;
  const agencies = content.agencies.filter(({ code }) => agency === null || code === agency);
  const { path, ...coverage } = checkCoverage(t, format, { agencies, periodId });
  const figures = [
    { ...coverage, ...(role !== undefined && canReadQuality(role) && { path }) },
    checkVersion(t, { version, newest, differences }),
    ...(explanations === undefined ? [] : [checkExplanations(t, explanations, { periodId, agency })]),
  ];
  const layout = checkLayout(t, report);
  return (
    <Card>
      <h2>{t('reports.steps.check')}</h2>
      <Checks checks={figures} />
      {layout.length > 0 && (
        <>
          <h3>{t('reports.check.layout')}</h3>
          <Checks checks={layout} />
        </>
      )}
      <details>
        <summary>{t('reports.check.facts')}</summary>
        <dl className={classes['facts']} lang="vi">
          {report.facts.map(({ label, value }) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  );
}

function Checks({ checks }: { readonly checks: readonly ReportCheck[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes['checks']}>
      {checks.map(({ key, state, label, value, path }) => {
        const Icon = ICONS[state];
        return (
          <li key={key} data-check={key} data-state={state}>
            <Icon size={20} stroke={2} role="img" aria-label={t(`reports.check.states.${state}`)} />
            <span>
              <strong>{label}</strong> {value}{' '}
              {path !== undefined && state === 'attention' && <Link to={path}>{t('reports.check.look')}</Link>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
