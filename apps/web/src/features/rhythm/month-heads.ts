import { isLateHead, lengthOfHead } from '../../charts/shade-head.ts';
import type { IsoDate } from '@nhip-thu/metrics';
import type { Language } from '../../text/format.ts';
import { monthName } from './calendar-names.ts';

interface Head {
  /** Place of its week. */
  readonly at: number;
  readonly name: string;
}

/** Over a single week even the shortest name touches the next. */
const LEAST_WEEKS = 2;

/**
 * What stands over each of the weeks side by side: the name of the month that begins in it, or nothing. With `hasYears` the first, and the first of
 * each further year, names its year. A name that would run into another is left out: that of the month that has only its last days here, and at the end
 * the one without a year.
 */
export function listMonthHeads(language: Language, weeks: readonly (readonly { readonly day: IsoDate }[])[], hasYears: boolean): string[] {
  const begins = weeks.flatMap((days, at) => {
    const begin = days.find(({ day }) => day.endsWith('-01')) ?? (at === 0 ? days[0] : undefined);
    return begin === undefined ? [] : [{ at, day: begin.day }];
  });
  const named = nameAll(begins);
  const [first, second] = named;
  const isCrowded = first !== undefined && second !== undefined && first.at + Math.max(LEAST_WEEKS, lengthOfHead(first.name)) > second.at;
  const heads = fitEnd(isCrowded ? nameAll(begins.slice(1)) : named, weeks.length);
  return weeks.map((_, at) => heads.find((head) => head.at === at)?.name ?? '');

  function nameAll(months: readonly { readonly at: number; readonly day: IsoDate }[]): Head[] {
    return months.map(({ at, day }, index) => {
      const [before, year, next] = [index - 1, index, index + 1].map((place) => months[place]?.day.slice(0, 4));
      // A December before a January that names its year needs none, and both would stand too close.
      const isTold = next === undefined || next === year;
      return { at, name: monthName(language, day, hasYears && before !== year && isTold) };
    });
  }
}

/** The last name is drawn up to the edge where it has no room after its place; of two that then meet, the longer tells more. */
function fitEnd(heads: readonly Head[], count: number): readonly Head[] {
  const [before, last] = [heads.at(-2), heads.at(-1)];
  if (before === undefined || last === undefined || !isLateHead(last.name, last.at, count)) return heads;
  const isApart = before.at + lengthOfHead(before.name) <= count - lengthOfHead(last.name);
  if (isApart) return heads;
  return heads.filter((head) => head !== (before.name.length > last.name.length ? last : before));
}
