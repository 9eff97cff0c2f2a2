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

  it('shows the first of all for an empty text, and nothing where nothing is found', () => {
    expect(names(' ')).toHaveLength(4);
    expect(names('zzz')).toEqual([]);
  });
});
