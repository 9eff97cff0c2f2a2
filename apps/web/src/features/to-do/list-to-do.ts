import { isNotableFall } from '@nhip-thu/metrics';
import type { AdoptionReply, AgencyAdoption } from '@nhip-thu/metrics';

/** What is to be directed next: people to be won, logs to be found, a fall to be explained. */
export type ToDo =
  | { readonly kind: 'short'; readonly agency: AgencyAdoption; readonly people: number }
  | { readonly kind: 'missing'; readonly agency: AgencyAdoption }
  | { readonly kind: 'all-missing'; readonly agency: null; readonly count: number; readonly coverage: number }
  | { readonly kind: 'fell'; readonly agency: AgencyAdoption; readonly change: number };

const MOST = 3;

/**
 * At most three things, each about another agency: logs that are missing, the widest gaps to the target in people, and a fall that one or two people do not
 * explain (`isNotableFall`); of a period that is not over no fall is told.
 * Those of missing logs come first, since without them nothing else is certain; where several agencies lack as much as the one that lacks most for its
 * people, it is one order to all that lack logs. A period of which nobody has any logs asks for none: it is before the logs began.
 */
export function listToDo({ agencies }: Pick<AdoptionReply, 'agencies'>): ToDo[] {
  const fallen = agencies
    .flatMap((agency): Extract<ToDo, { kind: 'fell' }>[] =>
      agency.change !== null && hasFallen(agency) ? [{ kind: 'fell', agency, change: agency.change }] : [],
    )
    .toSorted((a, b) => a.change - b.change);
  const short = agencies
    .flatMap((agency): Extract<ToDo, { kind: 'short' }>[] =>
      agency.figure.shortBy !== null && agency.figure.shortBy > 0 ? [{ kind: 'short', agency, people: agency.figure.shortBy }] : [],
    )
    .toSorted((a, b) => b.people - a.people);
  const chosen = new Map<string, ToDo>();
  for (const toDo of [...listMissing(agencies), ...fallen.slice(0, 1), ...short]) {
    const key = toDoKey(toDo);
    if (chosen.size < MOST && !chosen.has(key)) chosen.set(key, toDo);
  }
  return [...chosen.values()];
}

/** Whom it is about: an agency's code, or all that it names together. */
export function toDoKey({ kind, agency }: ToDo): string {
  return agency === null ? kind : agency.code;
}

/** The order about missing logs: to the largest agency that lacks them, or to all where others lack as much. */
function listMissing(agencies: readonly AgencyAdoption[]): ToDo[] {
  const missing = agencies
    .filter(({ figure }) => figure.verdict === 'insufficient-data')
    .toSorted((a, b) => b.figure.denominator - a.figure.denominator);
  const [worst] = missing;
  if (worst === undefined || hasNoLogs(agencies)) return [];
  const { coverage } = worst.figure;
  const alike = missing.filter(({ figure }) => figure.coverage === coverage);
  if (alike.length === 1 || coverage === null) return [{ kind: 'missing', agency: worst }];
  return [{ kind: 'all-missing', agency: null, count: alike.length, coverage }];
}

/** Whether no log tells of any agency in the period. */
export function hasNoLogs(agencies: readonly AgencyAdoption[]): boolean {
  return (
    agencies.some(({ figure }) => figure.verdict === 'insufficient-data') &&
    agencies.every(({ figure: { coverage, value } }) => value === null && (coverage ?? 0) === 0)
  );
}

function hasFallen({ before, figure }: AgencyAdoption): boolean {
  if (before === null || before.numerator === null || figure.numerator === null) return false;
  return isNotableFall(
    { numerator: before.numerator, denominator: before.denominator },
    { numerator: figure.numerator, denominator: figure.denominator },
  );
}
