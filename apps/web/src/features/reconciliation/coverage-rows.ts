import type { CoverageDay, CoverageReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { toCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';

type OriginCoverage = CoverageReply['origins'][number];

/** What one origin's days say together. */
export interface CoverageSummary {
  readonly knownCount: number;
  /** Working days without any fact. */
  readonly missingCount: number;
}

export function summariseOrigin({ days }: Pick<CoverageReply, 'days'>, origin: OriginCoverage): CoverageSummary {
  return {
    knownCount: days.filter((_, index) => isKnown(dayAt(origin, index))).length,
    missingCount: days.filter(({ isWorkingDay }, index) => isWorkingDay && !isKnown(dayAt(origin, index))).length,
  };
}

/** A day of an origin; null = no data, also where the reply is shorter than its days. */
export function dayAt(origin: OriginCoverage, index: number): CoverageDay | null {
  return origin.days[index] ?? null;
}

/** Whether figures are made of the day; what came over UDP only is no evidence. */
export function isKnown(day: CoverageDay | null): day is CoverageDay {
  return day !== null && day.facts > 0;
}

/** Hours with facts as one of four steps of six hours; `day` where the source tells of the whole day, without hours. */
export function stepOf({ hours, isTimed }: CoverageDay): 1 | 2 | 3 | 4 | 'day' {
  if (!isTimed) return 'day';
  if (hours <= 6) return 1;
  if (hours <= 12) return 2;
  return hours <= 18 ? 3 : 4;
}

/** Whether a source among them tells of whole days. */
export function hasWholeDays({ origins }: CoverageReply): boolean {
  return origins.some(({ days }) => days.some((day) => isKnown(day) && !day.isTimed));
}

/** The finding of the rows: whether working days lack logs, and at how many origins. */
export function describeCoverage(t: TFunction, format: Format, reply: CoverageReply): string {
  const workingCount = reply.days.filter(({ isWorkingDay }) => isWorkingDay).length;
  if (reply.origins.length === 0 || reply.days.length === 0) return t('coverage.none');
  const missing = reply.origins.map((origin) => summariseOrigin(reply, origin).missingCount);
  const missingCount = missing.reduce((sum, count) => sum + count, 0);
  if (missingCount === 0) return t('coverage.complete', { days: format.count(workingCount), count: reply.origins.length });
  return t('coverage.missing', {
    days: format.count(missingCount),
    origins: format.count(missing.filter((count) => count > 0).length),
    total: format.count(reply.origins.length),
  });
}

const HEADER = ['origin', 'day', 'working_day', 'status', 'facts', 'hours', 'unconfirmed', 'first_at', 'last_at', 'flags'];

/** The heat map as a file: a row for each origin and day; the cells of a day without data are empty, and so are the hours of a day that is told as a whole. */
export function toCoverageCsv(reply: CoverageReply): string {
  return toCsv(
    HEADER,
    reply.origins.flatMap((origin) =>
      reply.days.map(({ day, isWorkingDay }, index) => [origin.origin, day, String(isWorkingDay), ...cellsOf(dayAt(origin, index))]),
    ),
  );
}

function cellsOf(day: CoverageDay | null): (string | number | null)[] {
  if (day === null) return ['no-data', ...Array.from({ length: 6 }, () => null)];
  const { facts, hours, isTimed, unconfirmed, firstAt, lastAt, flags } = day;
  return [statusOf(day), facts, isTimed ? hours : null, unconfirmed, firstAt, lastAt, flags.join(' ')];
}

function statusOf(day: CoverageDay): 'data' | 'whole-day' | 'unconfirmed' {
  if (!isKnown(day)) return 'unconfirmed';
  return day.isTimed ? 'data' : 'whole-day';
}
