import { describe, expect, it } from '@jest/globals';
import { agency, figure } from '../../testing/builders.ts';
import { chooseRows, listTiers, sizeOf } from './choose-rows.ts';

const rows = [agency('Sở Nội vụ', figure(62, 68)), agency('Xã Mường Bám', figure(12, 34)), agency('Phường Tô Hiệu', figure(20, 29))];
const names = (choice: Parameters<typeof chooseRows>[1]) => chooseRows(rows, choice).map(({ name }) => name);

describe('agencies beside each other', () => {
  it('are all of them, or those of a bloc, of a size, of both', () => {
    expect(names({ tier: null, size: null })).toHaveLength(3);
    expect(names({ tier: 'commune', size: null })).toEqual(['Xã Mường Bám']);
    expect(names({ tier: null, size: 'duoi-30' })).toEqual(['Phường Tô Hiệu']);
    expect(names({ tier: 'department', size: 'duoi-30' })).toEqual([]);
  });

  it('have a size by their officials, both 30 and 60 in the middle', () => {
    expect([29, 30, 60, 61].map(sizeOf)).toEqual(['duoi-30', '30-60', '30-60', 'tren-60']);
  });

  it('belong to the blocs that occur, in the order of the administration', () => {
    expect(listTiers(rows)).toEqual(['department', 'ward', 'commune']);
  });
});
