import { describe, expect, it } from '@jest/globals';
import { agency, figure } from '../../testing/builders.ts';
import { listToDo } from './list-to-do.ts';

const met = agency('Sở Nội vụ', figure(62, 68), 0.088);
const short = agency('Xã Mường Bám', figure(12, 34), -0.02);
const shorter = agency('Sở Y tế', figure(20, 75), 0.01);
const silent = agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 }));
const fallen = agency('Sở Xây dựng', figure(70, 83), -0.12);
const kinds = (agencies: Parameters<typeof listToDo>[0]['agencies']) =>
  listToDo({ agencies }).map(({ kind, agency: { name } }) => [kind, name]);

describe('what is to be directed', () => {
  it('is missing logs, then a notable fall, then most people short; three at most', () => {
    expect(kinds([met, short, shorter, silent, fallen])).toEqual([
      ['missing', 'Sở Nông nghiệp'],
      ['fell', 'Sở Xây dựng'],
      ['short', 'Sở Y tế'],
    ]);
  });

  it('names nobody twice, and takes no small fall for one', () => {
    expect(kinds([{ ...short, change: -0.2 }, shorter])).toEqual([
      ['fell', 'Xã Mường Bám'],
      ['short', 'Sở Y tế'],
    ]);
  });

  it('is nothing where everybody met the target', () => {
    expect(kinds([met])).toEqual([]);
  });
});
