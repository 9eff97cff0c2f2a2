import { isNotableFall } from '@nhip-thu/metrics';
import type { AdoptionReply, AgencyAdoption } from '@nhip-thu/metrics';

/** What is to be directed next: people to be won, logs to be found, a fall to be explained. */
export type ToDo =
  | { readonly kind: 'short'; readonly agency: AgencyAdoption; readonly people: number }
  | { readonly kind: 'missing'; readonly agency: AgencyAdoption }
  | { readonly kind: 'fell'; readonly agency: AgencyAdoption; readonly change: number };

const MOST = 3;

/**
 * At most three things, each about another agency: logs that are missing, the widest gaps to the target in people, and a fall that one or two people do not
 * explain (`isNotableFall`); of a period that is not over no fall is told.
 * Those of missing logs come first, since without them nothing else is certain.
 */
export function listToDo({ agencies }: Pick<AdoptionReply, 'agencies'>): ToDo[] {
  const missing = agencies
    .filter(({ figure }) => figure.verdict === 'insufficient-data')
    .toSorted((a, b) => b.figure.denominator - a.figure.denominator)
    .map((agency): ToDo => ({ kind: 'missing', agency }));
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
  for (const toDo of [...missing.slice(0, 1), ...fallen.slice(0, 1), ...short]) {
    if (chosen.size < MOST && !chosen.has(toDo.agency.code)) chosen.set(toDo.agency.code, toDo);
  }
  return [...chosen.values()];
}

function hasFallen({ before, figure }: AgencyAdoption): boolean {
  if (before === null || before.numerator === null || figure.numerator === null) return false;
  return isNotableFall(
    { numerator: before.numerator, denominator: before.denominator },
    { numerator: figure.numerator, denominator: figure.denominator },
  );
}
