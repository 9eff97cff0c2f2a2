import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { PaperSubmissionsReply, SubmissionState } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaperSubmissions } from '../../api/paper.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './paper.module.css';
import { StateCell } from './state-cell.tsx';

const STATES: readonly SubmissionState[] = ['submitted', 'late', 'overdue', 'due'];

/** Who has not reported, month by month: counts of every month, and the units with something missing or late. */
export function Submissions({ periodId }: { readonly periodId: string }) {
  const { t } = useTranslation();
  const titleId = useId();
  const { data, error, isError, refetch } = usePaperSubmissions();
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Placeholder height={240} />;
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{t('paper.submissions.title')}</h2>
      <Missing reply={data} periodId={periodId} />
      <MonthCounts reply={data} periodId={periodId} />
      <UnitStates reply={data} />
    </Card>
  );
}

interface ReplyProps {
  readonly reply: PaperSubmissionsReply;
}

/** Names of those that have not reported the month that is shown. */
function Missing({ reply: { months, units }, periodId }: ReplyProps & { readonly periodId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = months.findIndex(({ period }) => period.id === periodId);
  const month = months[at];
  if (month === undefined) return <p className={classes['hint']}>{t('paper.submissions.notListed')}</p>;
  const missing = units.filter(({ states }) => states[at] === 'overdue' || states[at] === 'due');
  const words = {
    month: abbreviatePeriod(t, periodId),
    count: missing.length,
    shown: format.count(missing.length),
    day: format.day(month.dueOn),
  };
  if (missing.length === 0) return <p data-missing="0">{t('paper.submissions.nobodyMissing', words)}</p>;
  return (
    <>
      <p data-missing={missing.length}>{t(month.counts.overdue > 0 ? 'paper.submissions.overdue' : 'paper.submissions.awaited', words)}</p>
      <ul className={classes['names']}>
        {missing.map(({ code, name }) => (
          <li key={code}>{name}</li>
        ))}
      </ul>
    </>
  );
}

function MonthCounts({ reply: { months }, periodId }: ReplyProps & { readonly periodId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CardTable
      label={t('paper.submissions.monthRegion')}
      className={classes['narrowTable']}
      columns={[
        ...(['month', 'dueOn'] as const).map((key) => ({ key, head: t(`paper.submissions.${key}`) })),
        ...STATES.map((key) => ({ key, head: t(`paper.submissions.counts.${key}`), isNumber: true })),
      ]}
      rows={months.toReversed().map(({ period, dueOn, counts }) => ({
        key: period.id,
        marks: { 'data-month': period.id, 'data-shown': period.id === periodId || undefined },
        cells: [abbreviatePeriod(t, period.id), format.day(dueOn), ...STATES.map((state) => format.count(counts[state]))],
      }))}
    />
  );
}

/** Units by months; those that were always in time come when asked for. */
function UnitStates({ reply: { months, units } }: ReplyProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isEverybody, everybody] = useDisclosure(false);
  const behind = units.filter(({ states }) => states.includes('overdue') || states.includes('late'));
  const shown = isEverybody ? units : behind;
  const words = { count: behind.length, shown: format.count(behind.length), total: format.count(units.length) };
  return (
    <>
      <div className={classes['actions']}>
        <p>{t(behind.length === 0 ? 'paper.submissions.allInTime' : 'paper.submissions.behind', words)}</p>
        <Button data-screen-only variant="default" size="compact-sm" aria-expanded={isEverybody} onClick={everybody.toggle}>
          {t(isEverybody ? 'paper.submissions.onlyBehind' : 'paper.submissions.everybody')}
        </Button>
      </div>
      {shown.length > 0 && (
        <CardTable
          label={t('paper.submissions.unitRegion')}
          className={classes['stateTable']}
          columns={[
            { key: 'agency', head: t('paper.agency') },
            ...months.map(({ period }) => ({ key: period.id, head: abbreviatePeriod(t, period.id) })),
          ]}
          rows={shown.map(({ code, name, states }) => ({
            key: code,
            marks: { 'data-unit': code },
            cells: [name, ...months.map(({ period }, at) => <StateCell key={period.id} state={states[at] ?? null} />)],
          }))}
        />
      )}
    </>
  );
}
