import { Button, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { PaperSubmissionsReply, SubmissionState, UnitSubmissions } from '@nhip-thu/metrics';
import { IconAlertCircle, IconCircleCheck, IconCircleX, IconHourglass } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaperSubmissions } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './paper.module.css';

const STATES: readonly SubmissionState[] = ['submitted', 'late', 'overdue', 'due'];
const ICONS = { submitted: IconCircleCheck, late: IconAlertCircle, overdue: IconCircleX, due: IconHourglass };

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
  const words = { month: writeMonth(periodId), count: missing.length, shown: format.count(missing.length), day: format.day(month.dueOn) };
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
    <ScrollRegion label={t('paper.submissions.monthRegion')}>
      <Table className={classes['narrowTable'] ?? ''} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('paper.submissions.month')}</Table.Th>
            <Table.Th scope="col">{t('paper.submissions.dueOn')}</Table.Th>
            {STATES.map((state) => (
              <Table.Th key={state} scope="col" className={classes['right'] ?? ''}>
                {t(`paper.state.${state}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.toReversed().map(({ period, dueOn, counts }) => (
            <Table.Tr key={period.id} data-month={period.id} data-shown={period.id === periodId || undefined}>
              <Table.Th scope="row">{writeMonth(period.id)}</Table.Th>
              <Table.Td>{format.day(dueOn)}</Table.Td>
              {STATES.map((state) => (
                <Table.Td key={state} className={classes['right'] ?? ''}>
                  {format.count(counts[state])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
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
        <Button variant="default" size="compact-sm" aria-expanded={isEverybody} onClick={everybody.toggle}>
          {t(isEverybody ? 'paper.submissions.onlyBehind' : 'paper.submissions.everybody')}
        </Button>
      </div>
      {shown.length > 0 && (
        <ScrollRegion label={t('paper.submissions.unitRegion')}>
          <Table className={classes['stateTable'] ?? ''} verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('paper.agency')}</Table.Th>
                {months.map(({ period }) => (
                  <Table.Th key={period.id} scope="col">
                    {writeMonth(period.id)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((unit) => (
                <UnitRow key={unit.code} unit={unit} periodIds={months.map(({ period }) => period.id)} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </>
  );
}

function UnitRow({ unit, periodIds }: { readonly unit: UnitSubmissions; readonly periodIds: readonly string[] }) {
  return (
    <Table.Tr data-unit={unit.code}>
      <Table.Th scope="row">{unit.name}</Table.Th>
      {periodIds.map((id, at) => (
        <Table.Td key={id}>
          <StateCell state={unit.states[at] ?? null} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** Icon and word, never colour alone; a dash where the unit did not exist. */
function StateCell({ state }: { readonly state: SubmissionState | null }) {
  const { t } = useTranslation();
  if (state === null) return <span title={t('paper.submissions.notThere')}>—</span>;
  const Icon = ICONS[state];
  return (
    <span className={classes['state']} data-state={state}>
      <Icon size={16} aria-hidden />
      {t(`paper.state.${state}`)}
    </span>
  );
}

/** "bc-2026-07" -> "7/2026" */
function writeMonth(periodId: string): string {
  return `${Number(periodId.slice(8))}/${periodId.slice(3, 7)}`;
}
