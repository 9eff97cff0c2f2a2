import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { parseDirectoryFile } from './directory-file.ts';
import { FaultList } from './import-fault.ts';
import { readWorkbookRecords } from './workbook-records.ts';

const HEADER = ['mailbox', 'agency', 'agencyName', 'fullName', 'position', 'type', 'from'];

async function read(bytes: Uint8Array): Promise<{ records: unknown; faults: unknown[] }> {
  const faults = new FaultList('d.xlsx');
  const records = await readWorkbookRecords(bytes, faults);
  return { records, faults: faults.faults.map(({ row, code, expected }) => [row, code, expected]) };
}

describe('readWorkbookRecords', () => {
  it('reads the first sheet with rows counted as a spreadsheet does, days as days and numbers as they are', async () => {
    const rows = [
      HEADER,
      ['an@a.example', 'a', 'Sở Y tế', 'Lê An', null, 'official', new Date('2026-04-01T00:00:00Z')],
      [null],
      ['b', 12, 1.5],
    ];
    const { records, faults } = await read(
      await writeXlsx({
        sheets: [
          { name: 'Danh bạ', rows },
          { name: 'Khác', rows: [['x']] },
        ],
      }),
    );
    expect(faults).toEqual([]);
    expect(records).toEqual([
      { row: 1, fields: HEADER },
      { row: 2, fields: ['an@a.example', 'a', 'Sở Y tế', 'Lê An', '', 'official', '2026-04-01'] },
      { row: 4, fields: ['b', '12', '1.5', '', '', '', ''] },
    ]);
  });

  it('a directory is read from a workbook whatever the file is called, and faults name row and column', async () => {
    const rows = [
      HEADER,
      ['an@a.example', 'a', 'Sở Y tế', 'Lê An', null, 'official', '01/04/2026'],
      ['x', 'a', 'Sở Y tế', 'Lê B', null, 'sếp'],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: 'A', rows }] });
    const { entries, faults } = await parseDirectoryFile({ name: 'd.csv', bytes });
    expect(entries[0]).toMatchObject({ address: 'an@a.example', agencyName: 'Sở Y tế', from: '2026-04-01' });
    expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'type', 'bad-word'],
      [3, 'mailbox', 'bad-address'],
    ]);
  });

  it.each([
    ['a ZIP archive that is no workbook', zipSync({ 'x.txt': new TextEncoder().encode('x') })],
    ['a cut archive', zipSync({ 'x.txt': new TextEncoder().encode('x') }).subarray(0, 40)],
    ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    [
      'an archive of thousands of entries',
      zipSync(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}`, new Uint8Array(1)]))),
    ],
  ])('refuses %s', async (_name, bytes) => {
    expect(await read(bytes)).toEqual({ records: null, faults: [[1, 'bad-workbook', '']] });
  });

  it('refuses what would unpack to more than 128 MiB before unpacking it, and what is larger than 16 MiB', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(129 * 1024 * 1024) }, { level: 1 });
    expect(bomb.byteLength).toBeLessThan(2_000_000);
    expect((await read(bomb)).faults).toEqual([[1, 'file-too-large', '128 MiB']]);
    const large = new Uint8Array(16 * 1024 * 1024 + 1);
    expect((await read(large)).faults).toEqual([[1, 'file-too-large', '16 MiB']]);
  });

  it('refuses a sheet with a cell far to the right instead of filling up every row', async () => {
    const wide = Array.from({ length: 101 }, (_, index) => (index === 100 ? 'x' : null));
    expect((await read(await writeXlsx({ sheets: [{ name: 'A', rows: [HEADER, wide] }] }))).faults).toEqual([
      [2, 'workbook-too-large', '100'],
    ]);
  });
});
