import { describe, expect, it } from '@jest/globals';
import { agency, figure, point } from '../../testing/builders.ts';
import { chooseLabelled, listChanged } from './slope-rows.ts';

const changed = (name: string, from: number, to: number) => ({
  ...agency(name, figure(to, 100), (to - from) / 100),
  before: point('bc-2026-06', from, 100),
});

describe('before and after', () => {
  it('leaves out whose change may not be told: no line between masked or missing counts', () => {
    const masked = { ...agency('Ban Quản lý', figure(9, 10)), before: point('bc-2026-06', 8, 10) };
    const young = { ...agency('Sở Y tế', figure(50, 100), null), before: null };
    expect(listChanged([changed('Sở Nội vụ', 40, 60), masked, young]).map(({ agency: { name } }) => name)).toEqual(['Sở Nội vụ']);
  });

  it('names five: the deepest drops, at most two, and the largest rises', () => {
    const all = [-30, -20, -10, 1, 2, 3, 4, 5].map((points, at) => changed(`Xã ${at}`, 50, 50 + points));
    expect([...chooseLabelled(listChanged(all))].toSorted()).toEqual(['Xã-0', 'Xã-1', 'Xã-5', 'Xã-6', 'Xã-7']);
  });

  it('names the largest rises alone where nobody fell', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((points, at) => changed(`Xã ${at}`, 50, 50 + points));
    expect([...chooseLabelled(listChanged(all))].toSorted()).toEqual(['Xã-2', 'Xã-3', 'Xã-4', 'Xã-5', 'Xã-6']);
  });
});
