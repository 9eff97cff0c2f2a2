import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseLedgerState, serialiseLedgerState } from './ledger-state.ts';
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
  const state = parseLedgerState(new URLSearchParams('ngay=36&den=2026-02-30&nguon=../x&tt=lost&xem=x'));
  expect(state).toEqual({ length: 35, to: null, origin: null, segmentState: null, isTable: false });
  expect(serialiseLedgerState(state).toString()).toBe('');
});
