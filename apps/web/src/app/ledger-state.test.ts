import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseLedgerState, rejectedOfLedger, serialiseLedgerState } from './ledger-state.ts';
import type { LedgerState } from './ledger-state.ts';

const states: fc.Arbitrary<LedgerState> = fc.record({
  length: fc.constantFrom(35 as const, 91 as const, 182 as const),
  to: fc.option(fc.constantFrom('2026-07-14', '2025-12-31')),
  origin: fc.option(fc.constantFrom('thu-01', 'a')),
  segmentState: fc.option(fc.constantFrom('folded' as const, 'undone' as const)),
  isTable: fc.boolean(),
});

it('reproduces every state, and keeps what belongs to others', () => {
  fc.assert(
    fc.property(states, (state) => {
      const params = serialiseLedgerState(state, new URLSearchParams('ky=bc-2026-07'));
      expect(parseLedgerState(params)).toEqual(state);
      expect(params.get('ky')).toBe('bc-2026-07');
    }),
  );
});

it('falls back to the default for what it does not understand', () => {
  const params = new URLSearchParams('ngay=36&den=2026-02-30&nguon=../x&tt=lost&xem=x');
  expect(rejectedOfLedger(params)).toEqual(['ngay', 'den', 'nguon', 'tt', 'xem']);
  expect(rejectedOfLedger(new URLSearchParams('ngay=35&den=2026-07-14&nguon=a&tt=folded&xem=bang&ky=x'))).toEqual([]);
  const state = parseLedgerState(params);
  expect(state).toEqual({ length: 35, to: null, origin: null, segmentState: null, isTable: false });
  expect(serialiseLedgerState(state).toString()).toBe('');
});
