import { Table } from '@mantine/core';
import type { CoverageDay, CoverageReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { Twins } from '../../ui/twins.tsx';
import { dayAt, describeCoverage, hasWholeDays, isKnown, stepOf, summariseOrigin, toCoverageCsv } from './coverage-rows.ts';
import classes from './reconciliation.module.css';

const DayStrip = lazy(async () => {
  const { DayStrip: component } = await import('../../charts/day-strip.tsx');
  return { default: component };
});

const STRIP_HEIGHT = 34;

interface CoverageProps {
  readonly reply: CoverageReply;
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
  /** Chooses the range of days. */
  readonly controls: ReactNode;
}

/** Which days of which origin have logs: a strip of days for each origin, or a table. */
export function Coverage({ reply, isTable, onToggle, isBusy, controls }: CoverageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first, last] = [reply.days[0]?.day, reply.days.at(-1)?.day];
  if (first === undefined || last === undefined) return null;
  return (
    <ChartFrame
      title={describeCoverage(t, format, reply)}
      context={t('coverage.context', { from: format.day(first), to: format.day(last) })}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`do-phu_${first}_${last}.csv`, toCoverageCsv(reply))}
      method={<p>{t('coverage.method')}</p>}
      controls={controls}
      legend={isTable ? undefined : <Legend hasWholeDays={hasWholeDays(reply)} />}
    >
      <Twins isTable={isTable} table={<CoverageTable reply={reply} />} chart={<CoverageStrips reply={reply} />} />
    </ChartFrame>
  );
}

const BANDS = [
  { step: 1, from: 1, to: 6 },
  { step: 2, from: 7, to: 12 },
  { step: 3, from: 13, to: 18 },
  { step: 4, from: 19, to: 24 },
] as const;

function Legend({ hasWholeDays: isWhole }: { readonly hasWholeDays: boolean }) {
  const { t } = useTranslation();
  const words = [...(isWhole ? (['wholeDay'] as const) : []), ...(['unknown', 'flagged', 'dayOff'] as const)];
  return (
    <span className={classes['legend']}>
      {t('coverage.legend')}
      {BANDS.map(({ step, from, to }) => (
        <span key={step} className={classes['key']}>
          <i data-key={step} aria-hidden /> {t('coverage.band', { from, to })}
        </span>
      ))}
      {words.map((word) => (
        <span key={word} className={classes['key']}>
          <i data-key={word} aria-hidden /> {t(`coverage.${word}`)}
        </span>
      ))}
    </span>
  );
}

function CoverageStrips({ reply }: { readonly reply: CoverageReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const totalCount = reply.days.length;
  return (
    <ScrollRegion label={t('coverage.region')}>
      <ul className={classes['strips']}>
        {reply.origins.map((origin) => {
          const { knownCount, missingCount } = summariseOrigin(reply, origin);
          const counts = { known: format.count(knownCount), total: format.count(totalCount) };
          return (
            <li key={origin.origin} data-origin={origin.origin}>
              <p className={classes['stripHead']}>
                <strong>{origin.origin}</strong>
                <span>{t('coverage.rowShort', counts)}</span>
                {missingCount > 0 && <span className={classes['missing']}>{t('coverage.rowMissing', { count: missingCount })}</span>}
              </p>
              <Suspense fallback={<Placeholder height={STRIP_HEIGHT} />}>
                <DayStrip
                  sentence={t('coverage.row', { ...counts, origin: origin.origin, missing: format.count(missingCount) })}
                  cells={reply.days.map(({ day, isWorkingDay }, index) => {
                    const found = dayAt(origin, index);
                    const shown = format.day(day);
                    return {
                      day,
                      step: isKnown(found) ? stepOf(found) : null,
                      isDayOff: !isWorkingDay,
                      isFlagged: found !== null && found.flags.length > 0,
                      detail: describeCell(t, format, shown, found),
                    };
                  })}
                />
              </Suspense>
            </li>
          );
        })}
      </ul>
      <Axis days={reply.days.map(({ day }) => day)} />
    </ScrollRegion>
  );
}

function describeCell(t: TFunction, format: Format, day: string, found: CoverageDay | null): string {
  if (found === null) return t('coverage.cellUnknown', { day });
  return [describeFacts(t, format, day, found), ...unconfirmedOf(t, format, found)].join(' · ');
}

function describeFacts(t: TFunction, format: Format, day: string, found: CoverageDay): string {
  if (!isKnown(found)) return day;
  const facts = format.count(found.facts);
  return found.isTimed ? t('coverage.cell', { day, hours: found.hours, facts }) : t('coverage.cellWholeDay', { day, facts });
}

function unconfirmedOf(t: TFunction, format: Format, { unconfirmed }: CoverageDay): string[] {
  return unconfirmed === 0 ? [] : [t('coverage.unconfirmed', { facts: format.count(unconfirmed) })];
}

const AXIS_LABELS = 5;

/** Days named under the strips: the first, the last and some between. */
function Axis({ days }: { readonly days: readonly string[] }) {
  const format = useFormat();
  const named = Array.from({ length: AXIS_LABELS }, (_, index) => days[Math.round((index * (days.length - 1)) / (AXIS_LABELS - 1))] ?? '');
  return (
    <p className={classes['axis']} aria-hidden style={{ minWidth: days.length * 6 }}>
      {[...new Set(named)].map((day) => (
        <span key={day}>{format.day(day).slice(0, 5)}</span>
      ))}
    </p>
  );
}

/** The strips' table twin: a row for each day, a column for each origin. */
function CoverageTable({ reply }: { readonly reply: CoverageReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes['tall']}>
      <ScrollRegion label={t('coverage.tableRegion')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('coverage.day')}</Table.Th>
              {reply.origins.map(({ origin }) => (
                <Table.Th key={origin} scope="col">
                  {origin}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reply.days.map(({ day, isWorkingDay }, index) => (
              <Table.Tr key={day}>
                <Table.Th scope="row">
                  {format.day(day)}
                  {!isWorkingDay && <span className={classes['aside']}> {t('coverage.dayOff')}</span>}
                </Table.Th>
                {reply.origins.map((origin) => {
                  const found = dayAt(origin, index);
                  if (found === null) return <Table.Td key={origin.origin}>— {t('coverage.unknown')}</Table.Td>;
                  const flags = found.flags.map((flag) => t(`coverage.flag.${flag}`));
                  return (
                    <Table.Td key={origin.origin}>
                      {[
                        found.isTimed ? t('coverage.hours', { hours: found.hours }) : t('coverage.wholeDay'),
                        format.count(found.facts),
                        ...unconfirmedOf(t, format, found),
                        ...flags,
                      ].join(' · ')}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </div>
  );
}
