import { Table } from '@mantine/core';
import type { AdoptionReply, AgencyAdoption } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { MiniLine } from '../../charts/mini-line.tsx';
import { downloadCsv } from '../../text/csv.ts';
import { drawnRange, drawnValue, hasRange, namePoint } from '../../text/course-points.ts';
import { describeMiniLine } from '../../text/mark-sentences.ts';
import { abbreviatePeriod, namePeriod } from '../../text/period-text.ts';
import { describeSilence, describeStatus } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { AgencyLink } from '../../ui/agency-link.tsx';
import { ChangeText } from '../../ui/change-text.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { Twins } from '../../ui/twins.tsx';
import { ChangeMethod } from './change-trace.tsx';
import classes from './comparison.module.css';
import { toCourseCsv } from './course-csv.ts';
import { changeOver, countDirections, knownSpan, listPeriodIds } from './course-finding.ts';

export interface ComparisonPartProps {
  readonly reply: AdoptionReply;
  /** The agencies set beside each other, in their order. */
  readonly rows: readonly AgencyAdoption[];
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** "All moving?": the course of every agency on one scale, or as a table. */
export function CourseGrid({ reply, rows, isTable, onToggle, isBusy }: ComparisonPartProps) {
  const { t } = useTranslation();
  const periodIds = listPeriodIds(rows);
  const openId = reply.isProvisional ? reply.period.id : null;
  const [first, last] = [periodIds.at(0), periodIds.at(-1)].map((id) => (id === undefined ? '' : abbreviatePeriod(t, id)));
  return (
    <ChartFrame
      id="so-sanh"
      title={describeCourses(t, rows, reply)}
      context={t('compare.coursesContext', { definition: t(`definition.${reply.definition}`), first: first ?? '', last: last ?? '' })}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`dien-bien_${reply.period.id}_${reply.definition}.csv`, toCourseCsv(rows, reply))}
      method={<ChangeMethod reply={reply} rows={rows} />}
      legend={isTable ? undefined : listNotes().join(' ')}
    >
      <Twins isTable={isTable} table={<CourseTable rows={rows} periodIds={periodIds} openId={openId} />} chart={<Courses rows={rows} />} />
    </ChartFrame>
  );

  function listNotes(): string[] {
    const notes = [t('compare.coursesLegend')];
    if (reply.comparedWith !== null) notes.push(t('compare.coursesChange', { period: namePeriod(t, reply.comparedWith) }));
    if (rows.some(({ trend }) => hasRange(trend))) notes.push(t('trend.masked'));
    if (openId !== null) notes.push(t('trend.open', { period: abbreviatePeriod(t, openId) }));
    return notes;
  }
}

/**
 * The finding of the rows: who rose and who fell against the period compared with, as the tiles say; where nothing is compared, since the first known rate,
 * with the periods it is of.
 */
function describeCourses(t: TFunction, rows: readonly AgencyAdoption[], { comparedWith }: Pick<AdoptionReply, 'comparedWith'>): string {
  const changes = rows.map(({ change, trend }) => (comparedWith === null ? changeOver(trend) : change));
  const { up, down, same, unknown } = countDirections(changes);
  if (up + down + same === 0) {
    return comparedWith === null ? t('compare.coursesNone') : t('compare.noChange', { period: namePeriod(t, comparedWith) });
  }
  const parts = [t('compare.up', { count: up }), t('compare.down', { count: down })];
  if (same > 0) parts.push(t('compare.same', { count: same }));
  if (unknown > 0) parts.push(t('compare.unknown', { count: unknown }));
  const counts = parts.join(', ');
  if (comparedWith !== null) return t('compare.coursesAgainst', { counts, period: namePeriod(t, comparedWith) });
  const [first, last] = knownSpan(rows).map((id) => abbreviatePeriod(t, id));
  return t('compare.coursesSince', { counts, first, last });
}

function Courses({ rows }: { readonly rows: readonly AgencyAdoption[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes['grid']}>
      {rows.map((agency) => (
        <li key={agency.code} className={classes['course']} data-agency={agency.code}>
          <h3>
            <AgencyLink agency={agency} />
          </h3>
          <p className={classes['courseHead']}>
            <strong>{format.rate(agency.figure, agency.target) ?? '—'}</strong> <span>{format.people(agency.figure)}</span>
          </p>
          <MiniLine
            size="large"
            values={agency.trend.map(drawnValue)}
            ranges={agency.trend.map(drawnRange)}
            threshold={agency.target?.threshold ?? null}
            sentence={describeMiniLine(t, format, agency.trend, agency.target)}
          />
          <p className={classes['courseFoot']}>
            <StatusMark verdict={agency.figure.verdict} word={describeStatus(t, agency.figure)} />
            <ChangeText change={agency.change} />
          </p>
        </li>
      ))}
    </ul>
  );
}

interface CourseTableProps {
  readonly rows: readonly AgencyAdoption[];
  readonly periodIds: readonly string[];
  /** The period that is not over. */
  readonly openId: string | null;
}

/** The lines' table twin: a row for each agency, a column for each period; under the newest rate its people. */
function CourseTable({ rows, periodIds, openId }: CourseTableProps) {
  const { t } = useTranslation();
  return (
    <ScrollRegion label={t('compare.coursesRegion')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('league.agency')}</Table.Th>
            {periodIds.map((id) => (
              <Table.Th key={id} scope="col">
                {namePoint(t, id, { isProvisional: id === openId })}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((agency) => (
            <CourseRow key={agency.code} agency={agency} periodIds={periodIds} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function CourseRow({ agency, periodIds }: { readonly agency: AgencyAdoption; readonly periodIds: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const newest = periodIds.at(-1);
  return (
    <Table.Tr data-agency={agency.code}>
      <Table.Th scope="row">
        <AgencyLink agency={agency} />
      </Table.Th>
      {periodIds.map((id) => {
        const point = agency.trend.find(({ periodId }) => periodId === id);
        if (point === undefined) return <Table.Td key={id}>—</Table.Td>;
        const rate = format.rate(point, agency.target);
        const silence = describeSilence(t, { verdict: point.verdict, definition: agency.figure.definition });
        return (
          <Table.Td key={id}>
            {rate ?? <span className={classes['unknown']}>— {silence}</span>}
            {rate !== null && id === newest && <span className={classes['counted']}>{format.people(point)}</span>}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}
