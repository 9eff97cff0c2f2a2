import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_STATE, parseState, serialiseState } from './url-state.ts';
import type { OverviewState } from './url-state.ts';

const states: fc.Arbitrary<OverviewState> = fc.record({
  periodId: fc.option(fc.constantFrom('bc-2026-07', 'dl-2025-12', 'tuan-2026-w28')),
  definition: fc.constantFrom('du-1@1' as const, 'du-2@1' as const),
  order: fc.constantFrom('gap' as const, 'ten' as const, 'doi' as const),
  isTrendTable: fc.boolean(),
});

describe('address of the overview', () => {
  it('reproduces every state', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseState(new URLSearchParams(serialiseState(state).toString()))).toEqual({ state, rejectedKeys: [] });
      }),
    );
  });

  it('is bare for the defaults', () => {
    expect(serialiseState(DEFAULT_STATE).toString()).toBe('');
  });

  it('falls back to the default for a bad value, keeps the good ones, and names the bad key', () => {
    const { state, rejectedKeys } = parseState(new URLSearchParams('ky=bc-2026-13&dn=du-1@1&xep=tang'));
    expect(state).toEqual({ ...DEFAULT_STATE, definition: 'du-1@1' });
    expect(rejectedKeys).toEqual(['ky', 'xep']);
  });

  it('loses bad values when written again, and keeps what belongs to others', () => {
    const params = new URLSearchParams('ky=hom-qua&cq=syt');
    expect(serialiseState(parseState(params).state, params).toString()).toBe('cq=syt');
  });

  it('never fails, whatever the address holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('ky', 'dn', 'xep', 'xem', 'sn'), fc.string()), (raw) => {
        const { state } = parseState(new URLSearchParams(raw));
        expect(parseState(serialiseState(state)).rejectedKeys).toEqual([]);
      }),
    );
  });
});
