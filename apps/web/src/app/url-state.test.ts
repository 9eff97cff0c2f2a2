import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { USE_DEFINITIONS } from '@nhip-thu/metrics';
import { DESK_PANELS } from '../features/paper/desk-panels.ts';
import { AGENCY_ORDERS } from '../features/league/order-agencies.ts';
import { AGENCY_TABS, DEFAULT_STATE, parseState, serialiseState } from './url-state.ts';
import type { OverviewState } from './url-state.ts';

const states: fc.Arbitrary<OverviewState> = fc.record({
  periodId: fc.option(fc.constantFrom('bc-2026-07', 'dl-2025-12', 'tuan-2026-w28')),
  definition: fc.constantFrom(...USE_DEFINITIONS.map(({ id }) => id)),
  comparison: fc.constantFrom('ky-truoc' as const, 'cung-ky' as const, 'ky-goc' as const, 'khong' as const),
  structure: fc.constantFrom('hien-nay' as const, 'tai-thoi-diem' as const),
  order: fc.constantFrom(...AGENCY_ORDERS),
  view: fc.option(fc.constantFrom('bang' as const, 'luoi' as const, 'ma-tran' as const, 'truoc-sau' as const, 'luong' as const)),
  isTwin: fc.boolean(),
  isHourTable: fc.boolean(),
  isHabitTable: fc.boolean(),
  isFormTable: fc.boolean(),
  isGroupTable: fc.boolean(),
  tier: fc.option(fc.constantFrom('department' as const, 'district' as const, 'ward' as const, 'commune' as const)),
  size: fc.option(fc.constantFrom('duoi-30' as const, '30-60' as const, 'tren-60' as const)),
  agencies: fc.uniqueArray(fc.constantFrom('syt', 'snv', 'xmb', 'so-a-1'), { maxLength: 3 }),
  tab: fc.constantFrom(...AGENCY_TABS),
  desk: fc.constantFrom(...DESK_PANELS),
  blockId: fc.option(fc.constantFrom('4tuan-2026-w25', 'tuan-2026-w28')),
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
    const { state, rejectedKeys } = parseState(new URLSearchParams('ky=bc-2026-13&dn=du-1@1&xep=tang&ss=hom-qua'));
    expect(state).toEqual({ ...DEFAULT_STATE, definition: 'du-1@1' });
    expect(rejectedKeys).toEqual(['ky', 'ss', 'xep']);
  });

  it('loses bad values when written again, and keeps what belongs to others', () => {
    const params = new URLSearchParams('ky=hom-qua&phong=3');
    expect(serialiseState(parseState(params).state, params).toString()).toBe('phong=3');
  });

  it('gives up what a link has pinned with the period it was pinned of, and keeps it otherwise', () => {
    const pinned = new URLSearchParams('ky=bc-2026-06&sn=13.bc-2026-06');
    const { state } = parseState(pinned);
    expect(serialiseState({ ...state, periodId: null }, pinned).toString()).toBe('');
    expect(serialiseState({ ...state, view: 'bang' }, pinned).toString()).toBe('ky=bc-2026-06&sn=13.bc-2026-06&xem=bang');
  });

  it('names agencies by their codes, each once and written small; what is no list of codes is none', () => {
    const of = (text: string) => parseState(new URLSearchParams({ cq: text }));
    expect(of('SYT,snv,syt').state.agencies).toEqual(['syt', 'snv']);
    for (const text of ['', ',', 'syt,', 'sở y tế'])
      expect([text, of(text)]).toEqual([text, { state: DEFAULT_STATE, rejectedKeys: ['cq'] }]);
  });

  it('never fails, whatever the address holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('ky', 'dn', 'ss', 'cc', 'xep', 'xem', 'dang', 'khoi', 'qm', 'cq', 'tab', 'nhap', 'bon-tuan', 'sn'),
          fc.string(),
        ),
        (raw) => {
          const { state } = parseState(new URLSearchParams(raw));
          expect(parseState(serialiseState(state)).rejectedKeys).toEqual([]);
        },
      ),
    );
  });
});
