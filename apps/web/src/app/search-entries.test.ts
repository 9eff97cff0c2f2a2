import { describe, expect, it } from '@jest/globals';
import { findEntries } from './search-entries.ts';
import type { SearchEntry } from './search-entries.ts';

const entries: SearchEntry[] = [
  { path: '/', name: 'Tổng quan', kind: 'page' },
  { path: '/co-quan/snv', name: 'Sở Nội vụ', kind: 'agency', alias: 'snv' },
  { path: '/co-quan/xmd', name: 'Xã Mường Đặng', kind: 'agency', alias: 'xmd' },
  { path: '/danh-ba', name: 'Danh bạ', kind: 'page' },
];
const names = (text: string) => findEntries(entries, text).map(({ name }) => name);

describe('search over pages and agencies', () => {
  it('finds without marks, đ as d, words in any order', () => {
    expect(names('dang')).toEqual(['Xã Mường Đặng']);
    expect(names('vu noi')).toEqual(['Sở Nội vụ']);
    expect(names('TỔNG')).toEqual(['Tổng quan']);
  });

  it('finds an agency by its code, and puts first what begins with the text', () => {
    expect(names('snv')).toEqual(['Sở Nội vụ']);
    expect(names('dan')).toEqual(['Danh bạ', 'Xã Mường Đặng']);
  });

  it('takes a number from its beginning: 5 is no part of 15 or 2025', () => {
    const periods: SearchEntry[] = ['Tháng 5/2026', 'Tháng 8/2026 · 15/07/2025–16/07/2026', 'Tháng 12/2025'].map((name) => ({
      ...{ path: '/', name, kind: 'period' },
    }));
    expect(findEntries(periods, 'thang 5').map(({ name }) => name)).toEqual(['Tháng 5/2026']);
    expect(findEntries(periods, '202')).toHaveLength(3);
  });

  it('looks for a period by its number, not by the days it spans, and takes no digit for the beginning of a year', () => {
    const quarters: SearchEntry[] = [1, 2, 3, 4].map((number) => ({
      ...{ path: '/', kind: 'period', name: `Quý ${number}/2026 · 31/03–30/06`, sought: `quý ${number}/2026`, alias: `lq-2026-q${number}` },
    }));
    expect(findEntries(quarters, 'quy 3').map(({ sought }) => sought)).toEqual(['quý 3/2026']);
    expect(findEntries(quarters, 'quy 2').map(({ sought }) => sought)).toEqual(['quý 2/2026']);
    expect(findEntries(quarters, 'quy 2026')).toHaveLength(4);
  });

  it('shows all for an empty text, and nothing where nothing is found', () => {
    expect(names(' ')).toHaveLength(4);
    expect(names('zzz')).toEqual([]);
  });
});
