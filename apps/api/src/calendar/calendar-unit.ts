import { ProblemException } from '../http/problem.ts';
import { UNKNOWN_UNIT } from './calendar-problem.ts';

/** The id of the agency of a code; null stands for the province. @throws ProblemException unknown-agency */
export function idOfUnit(agencies: readonly { readonly id: number; readonly code: string }[], code: string | null): number | null {
  if (code === null) return null;
  const found = agencies.find((agency) => agency.code === code);
  if (found === undefined) throw new ProblemException(UNKNOWN_UNIT);
  return found.id;
}
