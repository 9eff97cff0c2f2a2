import { isoDateOfEpochSecond, submissionStateOf, type IsoDate, type SubmissionState } from '@nhip-thu/metrics';
import type { PaperRecord } from './paper.repository.ts';

/** The registers that the parts of a unit reported for a month. */
export function registersOf(records: readonly PaperRecord[], memberIds: readonly number[], periodId: string): PaperRecord[] {
  return records.filter((record) => record.ledger === 'registers' && record.periodId === periodId && memberIds.includes(record.agencyId));
}

/** When a unit had reported; one that came of several has when the last of them has. Null while one is missing. */
export function reportedAt(own: readonly PaperRecord[], memberIds: readonly number[]): Date | null {
  if (own.length < memberIds.length) return null;
  return own.map(({ firstAt }) => firstAt).toSorted((a, b) => +b - +a)[0] ?? null;
}

/** How a unit stands with a month it reported at a moment, by the days of the province. */
export function stateOf(firstAt: Date | null, dueOn: IsoDate, today: IsoDate): SubmissionState {
  return submissionStateOf(firstAt === null ? null : isoDateOfEpochSecond(Math.floor(firstAt.getTime() / 1000)), dueOn, today);
}
