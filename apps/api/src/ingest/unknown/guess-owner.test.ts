import { describe, expect, it } from '@jest/globals';
import { guessOwner, listNameWords } from './guess-owner.ts';

describe('guessOwner', () => {
  it.each([
    ['may-quet.2@snv.example', 'robot'],
    ['no-reply@snv.example', 'robot'],
    ['van.thu@snv.example', 'unit'],
    ['phongtochuc@snv.example', 'unit'],
    ['huong.dang@snv.example', 'official'],
    ['huong.dang', 'official'],
  ])('takes %s for %s', (address, kind) => {
    expect(guessOwner(address)).toBe(kind);
  });
});

describe('listNameWords', () => {
  it('reads the words of a name, without digits and initials', () => {
    expect(listNameWords('huong.dang2@snv.example')).toEqual(['huong', 'dang']);
    expect(listNameWords('n.v.an@snv.example')).toEqual(['an']);
    expect(listNameWords('12@snv.example')).toEqual([]);
  });
});
