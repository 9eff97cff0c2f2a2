import { describe, expect, it } from '@jest/globals';
import { parseAliasFile } from './alias-file.ts';

function parse(...lines: string[]): ReturnType<typeof parseAliasFile> {
  return parseAliasFile({ name: 'aliases.csv', bytes: new TextEncoder().encode(['address,expandsTo', ...lines].join('\n')) });
}

describe('parseAliasFile', () => {
  it('reads groups, second addresses, forwards that keep a copy, and old domains', async () => {
    const { entries, faults } = await parse(
      'Canbo@a.example,an@a.example  binh@a.example an@a.example',
      'an@a.example,an@a.example an@mail.example',
      '@old.example,@a.example',
    );
    expect(faults).toEqual([]);
    expect(entries).toMatchObject([
      { address: 'canbo@a.example', targets: ['an@a.example', 'binh@a.example'] },
      { address: 'an@a.example', targets: ['an@a.example', 'an@mail.example'] },
      { address: '@old.example', targets: ['@a.example'] },
    ]);
  });

  it('reports every fault of the file at once', async () => {
    const { entries, faults } = await parse(
      ',an@a.example',
      'x,an@a.example',
      'a+b@a.example,an@a.example',
      'g@a.example,an@a.example',
      'G@a.example,an@a.example',
      'h@a.example,',
      'i@a.example,an binh',
      'k@a.example,@a.example',
      '@old.example,an@a.example',
      '@older.example,@a.example @b.example',
    );
    expect(entries).toMatchObject([{ address: 'g@a.example', targets: ['an@a.example'] }]);
    expect(faults.map(({ row, column, code, found, expected }) => [row, column, code, found, expected])).toEqual([
      [2, 'address', 'missing-value', '', ''],
      [3, 'address', 'bad-address', 'x', ''],
      [4, 'address', 'address-with-extension', 'a+b@a.example', 'a@a.example'],
      [6, 'address', 'repeated-address', 'g@a.example', '5'],
      [7, 'expandsTo', 'missing-value', '', ''],
      [8, 'expandsTo', 'bad-target', 'an', ''],
      [8, 'expandsTo', 'bad-target', 'binh', ''],
      [9, 'expandsTo', 'bad-target', '@a.example', ''],
      [10, 'expandsTo', 'domain-target', '@old.example', ''],
      [11, 'expandsTo', 'domain-target', '@older.example', ''],
    ]);
  });
});
