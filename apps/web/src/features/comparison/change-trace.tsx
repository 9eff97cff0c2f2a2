import type { AdoptionReply, AgencyAdoption, Figure, TrendPoint } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { abbreviatePeriod, namePeriod } from '../../text/period-text.ts';
import { countStatuses } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import { MethodNote } from '../../ui/method-note.tsx';
import { changeOver, countDirections, findEnds, knownSpan } from './course-finding.ts';
import { listChanged, MOST_LINES } from './slope-rows.ts';

/** An agency in two periods. */
interface Compared {
  readonly agency: AgencyAdoption;
  readonly before: TrendPoint | null;
  readonly now: TrendPoint | Figure | null;
  /** Null where it is not told. */
  readonly change: number | null;
}

interface ChangeMethodProps {
  readonly reply: AdoptionReply;
  readonly rows: readonly AgencyAdoption[];
  /** Lines are drawn from one period to the other. */
  readonly hasLines?: boolean;
}

/** How the rates are made, how many agencies have one, who rose and fell, why others cannot be compared, and the counts of the largest rise or fall. */
export function ChangeMethod({ reply, rows, hasLines = false }: ChangeMethodProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { definition, target, period, asOf } = reply;
  const told = rows.filter(({ figure }) => figure.value !== null);
  const reasons = countStatuses(
    t,
    format,
    rows.flatMap(({ figure }) => (figure.value === null ? [figure] : [])),
  );
  const lines = [
    t('trace.shownRates', {
      ...{ period: namePeriod(t, period), told: format.count(told.length), all: format.count(rows.length) },
      silent: reasons === '' ? '' : t('trace.silentRates', { reasons }),
    }),
    ...tellDrawn(),
    ...tellChanges(t, format, reply, rows),
  ];
  const snapshotIds = [...new Set(rows.map(({ snapshotId }) => snapshotId))].toSorted((a, b) => a - b);
  return (
    <>
      <MethodNote definition={definition} target={target} />
      {rows.length > 0 && <CountsTrace lines={lines} source={{ rules: [definition], period: namePeriod(t, period), snapshotIds, asOf }} />}
    </>
  );

  function tellDrawn(): string[] {
    if (!hasLines || reply.comparedWith === null) return [];
    const changed = listChanged(rows).length;
    const count = Math.min(changed, MOST_LINES);
    const words = { count, shown: format.count(count), told: format.count(changed), all: format.count(rows.length) };
    return [changed > MOST_LINES ? t('trace.drawnMost', words) : t('trace.drawn', words)];
  }
}

/** Against the period compared with; where there is none, since the first period with a rate. */
function tellChanges(t: TFunction, format: Format, reply: AdoptionReply, rows: readonly AgencyAdoption[]): string[] {
  const { comparedWith, period } = reply;
  const span = knownSpan(rows);
  const [from, to] = comparedWith === null ? [span[0], span[1]] : [comparedWith.id, period.id];
  if (from === undefined || to === undefined || from === to) return [];
  const all = rows.map((agency) => compare(agency, comparedWith !== null));
  const { up, down, same, unknown } = countDirections(all.map(({ change }) => change));
  const names = { from: abbreviatePeriod(t, from), to: abbreviatePeriod(t, to) };
  const reasons = listReasons(t, format, all, comparedWith === null ? null : names);
  const counts = { up: format.count(up), down: format.count(down), same: format.count(same), unknown: format.count(unknown) };
  const directions = t('trace.directions', {
    ...{ ...counts, from: names.to, to: names.from },
    reasons: reasons === '' ? '' : t('trace.directionReasons', { reasons }),
  });
  return [directions, ...tellLargest(t, format, all)];
}

function compare(agency: AgencyAdoption, isAgainst: boolean): Compared {
  if (isAgainst) return { agency, before: agency.before, now: agency.figure, change: agency.change };
  const ends = findEnds(agency.trend);
  return { agency, before: ends?.first ?? null, now: ends?.last ?? null, change: changeOver(agency.trend) };
}

/** Why agencies cannot be compared, and how many; each has one reason. Without names of periods each has its own two. */
function listReasons(t: TFunction, format: Format, all: readonly Compared[], names: { from: string; to: string } | null): string {
  const reasons = all.flatMap((each) => (each.change === null ? [reasonOf(each, names === null)] : []));
  return (['fewPeriods', 'notNow', 'notBefore', 'notExact', 'notTold'] as const)
    .flatMap((reason) => {
      const count = reasons.filter((other) => other === reason).length;
      const period = reason === 'notNow' ? names?.to : names?.from;
      return count === 0 ? [] : [t(`trace.${reason}`, { period, shown: format.count(count) })];
    })
    .join(', ');
}

function reasonOf({ before, now }: Compared, hasOwnPeriods: boolean): 'fewPeriods' | 'notNow' | 'notBefore' | 'notExact' | 'notTold' {
  const [hasBefore, hasNow] = [before, now].map((each) => each !== null && each.value !== null);
  if (hasOwnPeriods && !(hasBefore && hasNow)) return 'fewPeriods';
  if (!hasNow) return 'notNow';
  if (!hasBefore) return 'notBefore';
  return before?.publication === 'exact' && now?.publication === 'exact' ? 'notTold' : 'notExact';
}

/** Counts in both periods of the agency that rose most; where none rose, of the one that fell most. */
function tellLargest(t: TFunction, format: Format, all: readonly Compared[]): string[] {
  const changed = all.filter(({ change }) => change !== null).toSorted((a, b) => (b.change ?? 0) - (a.change ?? 0));
  const isRise = (changed[0]?.change ?? 0) > 0;
  const largest = isRise ? changed[0] : changed.at(-1);
  if (largest === undefined || largest.change === 0 || largest.before === null || largest.now === null) return [];
  const { agency, before, now } = largest;
  const words = {
    ...{ name: agency.name, before: format.people(before), now: format.people(now) },
    ...{ beforeRate: format.rate(before, agency.target) ?? '—', nowRate: format.rate(now, agency.target) ?? '—' },
  };
  return [t(isRise ? 'trace.largestRise' : 'trace.largestFall', words)];
}
