import { describe, expect, it } from '@jest/globals';
import { agency, figure } from '../../testing/builders.ts';
import { chooseRows, listNameable, listTiers, sizeOf, WHOLE } from './choose-rows.ts';

const rows = [agency('Sở Nội vụ', figure(62, 68)), agency('Xã Mường Bám', figure(12, 34)), agency('Phường Tô Hiệu', figure(20, 29))];
const names = (choice: Partial<typeof WHOLE>) => chooseRows(rows, { ...WHOLE, ...choice }).map(({ name }) => name);

describe('agencies beside each other', () => {
  it('are all of them, or those of a bloc, of a size, of both', () => {
    expect(names({})).toHaveLength(3);
    expect(names({ tier: 'commune' })).toEqual(['Xã Mường Bám']);
    expect(names({ size: 'duoi-30' })).toEqual(['Phường Tô Hiệu']);
    expect(names({ tier: 'department', size: 'duoi-30' })).toEqual([]);
  });

  it('are those that are named, of the bloc and size that are chosen as well', () => {
    const [snv, muongBam] = rows.map(({ code }) => code);
    expect(names({ agencies: [muongBam!, snv!] })).toEqual(['Sở Nội vụ', 'Xã Mường Bám']);
    expect(names({ agencies: [muongBam!, snv!], tier: 'commune' })).toEqual(['Xã Mường Bám']);
  });

  it('can be named by name where they are of the bloc and size, and stay nameable once they are named', () => {
    const nameable = (choice: Partial<typeof WHOLE>) => listNameable(rows, { ...WHOLE, ...choice }).map(({ name }) => name);
    expect(nameable({})).toEqual(['Phường Tô Hiệu', 'Sở Nội vụ', 'Xã Mường Bám']);
    expect(nameable({ tier: 'commune', agencies: [rows[0]!.code] })).toEqual(['Sở Nội vụ', 'Xã Mường Bám']);
  });

  it('have a size by their officials, both 30 and 60 in the middle', () => {
    expect([29, 30, 60, 61].map(sizeOf)).toEqual(['duoi-30', '30-60', '30-60', 'tren-60']);
  });

  it('belong to the blocs that occur, in the order of the administration', () => {
    expect(listTiers(rows)).toEqual(['department', 'ward', 'commune']);
  });
});
