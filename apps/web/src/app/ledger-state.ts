import { isIsoDate } from '@nhip-thu/metrics';
import type { IsoDate, SegmentState } from '@nhip-thu/metrics';
import { z } from 'zod/mini';

export const RANGE_LENGTHS = [35, 91, 182] as const;
export type RangeLength = (typeof RANGE_LENGTHS)[number];

/** Every choice of the reconciliation page, as its address holds it. A default is not written; a value that is not understood is the default. */
export interface LedgerState {
  /** `ngay`: length of the range in days. */
  readonly length: RangeLength;
  /** `den`: last day of the range; null = the newest day known. */
  readonly to: IsoDate | null;
  /** `nguon`: origin of the files listed; null = all. */
  readonly origin: string | null;
  /** `tt`: state of the files listed; null = all. */
  readonly segmentState: SegmentState | null;
  /** `xem=bang`: coverage as table. */
  readonly isTable: boolean;
}

const STATES = ['received', 'folding', 'folded', 'failed', 'undoing', 'undone'] as const satisfies readonly SegmentState[];
const Length = z.enum(['35', '91', '182']);
const Origin = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,62}$/));
const State = z.enum(STATES);
const DEFAULT_LENGTH = 35;

export function parseLedgerState(params: URLSearchParams): LedgerState {
  const length = Length.safeParse(params.get('ngay'));
  const to = params.get('den');
  return {
    length: RANGE_LENGTHS.find((known) => length.success && String(known) === length.data) ?? DEFAULT_LENGTH,
    to: to !== null && isIsoDate(to) ? to : null,
    origin: Origin.safeParse(params.get('nguon')).data ?? null,
    segmentState: State.safeParse(params.get('tt')).data ?? null,
    isTable: params.get('xem') === 'bang',
  };
}

/** Keys of the address whose value was not understood: what they would have chosen is as without them. */
export function rejectedOfLedger(params: URLSearchParams): string[] {
  const { to, origin, segmentState, isTable } = parseLedgerState(params);
  const length = Length.safeParse(params.get('ngay')).data ?? null;
  const told = { ngay: length, den: to, nguon: origin, tt: segmentState, xem: isTable ? 'bang' : null };
  return Object.entries(told).flatMap(([key, value]) => (params.has(key) && value === null ? [key] : []));
}

/** The query string of a state, without the defaults; parameters of others are kept. */
export function serialiseLedgerState(state: LedgerState, others: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams(others);
  const write = (key: string, value: string | null): void => {
    if (value === null) params.delete(key);
    else params.set(key, value);
  };
  write('ngay', state.length === DEFAULT_LENGTH ? null : String(state.length));
  write('den', state.to);
  write('nguon', state.origin);
  write('tt', state.segmentState);
  write('xem', state.isTable ? 'bang' : null);
  return params;
}
