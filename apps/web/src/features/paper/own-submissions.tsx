import type { PaperSubmissionsReply, SubmissionState } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePaperSubmissions } from '../../api/paper.ts';
import type { Format } from '../../text/format.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './paper.module.css';
import { StateCell } from './state-cell.tsx';

/** Whether one agency reported its registers, month by month, the newest first. */
export function OwnSubmissions({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, isError, refetch } = usePaperSubmissions();
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Placeholder height={240} />;
  const rows = listMonths(data, code);
  return (
    <Card labelledBy="da-bao-cao">
      <h2 id="da-bao-cao">{describeMonths(t, format, rows)}</h2>
      <CardTable
        label={t('paper.own.region')}
        className={classes['narrowTable']}
        columns={[
          { key: 'month', head: t('paper.submissions.month') },
          { key: 'dueOn', head: t('paper.submissions.dueOn') },
          { key: 'state', head: t('paper.stateColumn') },
        ]}
        rows={rows.toReversed().map(({ periodId, dueOn, state }) => ({
          key: periodId,
          marks: { 'data-month': periodId },
          cells: [abbreviatePeriod(t, periodId), format.day(dueOn), <StateCell key="state" state={state} />],
        }))}
      />
    </Card>
  );
}

interface OwnMonth {
  readonly periodId: string;
  readonly dueOn: string;
  readonly state: SubmissionState | null;
}

function listMonths({ months, units }: PaperSubmissionsReply, code: string): OwnMonth[] {
  const own = units.find((unit) => unit.code === code);
  return months.map(({ period, dueOn }, at) => ({ periodId: period.id, dueOn, state: own?.states[at] ?? null }));
}

/** Months not reported, else those reported late, else that all were in time. */
function describeMonths(t: TFunction, format: Format, rows: readonly OwnMonth[]): string {
  const named = (wanted: SubmissionState): string[] =>
    rows.filter(({ state }) => state === wanted).map(({ periodId }) => abbreviatePeriod(t, periodId));
  const [missing, late, inTime] = [named('overdue'), named('late'), named('submitted')];
  if (missing.length > 0) return t('paper.own.missing', { months: missing.join(', ') });
  if (late.length > 0) return t('paper.own.late', { months: late.join(', ') });
  return inTime.length === 0 ? t('paper.own.notDue') : t('paper.own.inTime', { count: inTime.length, shown: format.count(inTime.length) });
}
