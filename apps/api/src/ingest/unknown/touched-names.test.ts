import { describe, expect, it } from '@jest/globals';
import { listTouchedNames } from './touched-names.ts';

const names = (address: string, ...aliases: [string, string[]][]): string[] =>
  listTouchedNames(
    address,
    aliases.map(([each, targets]) => ({ address: each, targets })),
  ).toSorted();

describe('listTouchedNames', () => {
  it('is the address and its local part, and of an account without domain itself', () => {
    expect(names('an@a.example', ['binh@a.example', ['cuong@a.example']])).toEqual(['an', 'an@a.example']);
    expect(names('an')).toEqual(['an']);
  });

  it('follows old domains, aliases of aliases and groups', () => {
    const aliases: [string, string[]][] = [
      ['@cu.example', ['@a.example']],
      ['phong@a.example', ['an@a.example', 'binh@a.example']],
      ['so@a.example', ['phong@a.example']],
    ];
    expect(names('an@a.example', ...aliases)).toEqual(
      ['an', 'an@a.example', 'an@cu.example', 'phong@a.example', 'phong@cu.example', 'so@a.example', 'so@cu.example'].toSorted(),
    );
  });

  it('ends when aliases run in a circle', () => {
    expect(names('an@a.example', ['@a.example', ['@b.example']], ['@b.example', ['@a.example']])).toEqual([
      ...['an', 'an@a.example', 'an@b.example'],
    ]);
  });
});
