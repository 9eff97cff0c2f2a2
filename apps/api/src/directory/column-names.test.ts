import { describe, expect, it } from '@jest/globals';
import { findColumn } from './column-names.ts';
import { FaultList } from './import-fault.ts';
import { readTable } from './table-file.ts';

const COLUMNS = { required: ['mailbox', 'agency', 'agencyName', 'fullName', 'type'], optional: ['position', 'from'] } as const;
const KNOWN = [...COLUMNS.required, ...COLUMNS.optional];

async function read(header: string) {
  const faults = new FaultList('d.csv');
  const rows = await readTable({ name: 'd.csv', bytes: new TextEncoder().encode(`${header}\n1,2,3,4,5`) }, COLUMNS, faults);
  return { rows, faults: faults.faults };
}

describe('headings of columns', () => {
  it.each([
    ['Mailbox', 'mailbox'],
    ['Hộp thư', 'mailbox'],
    ['MÃ CƠ QUAN', 'agency'],
    ['ma co quan', 'agency'],
    ['Họ và  tên (*)', 'fullName'],
    ['Từ ngày', 'from'],
    ['lương', undefined],
    ['', undefined],
  ])('“%s” is column %s', (heading, column) => {
    expect(findColumn(heading.normalize('NFD'), KNOWN)).toBe(column);
  });

  it('of a whole file may be Vietnamese, and the same column twice in two languages is told', async () => {
    const { rows, faults } = await read('Hộp thư,Mã cơ quan,Tên cơ quan,Họ tên,Loại');
    expect([faults, rows[0]?.cells]).toEqual([
      [],
      { mailbox: '1', agency: '2', agencyName: '3', fullName: '4', type: '5', position: '', from: '' },
    ]);
    expect((await read('Hộp thư,mailbox,Tên cơ quan,Họ tên,Loại')).faults.map(({ code }) => code)).toContain('repeated-column');
  });

  it('when several are missing or unknown, the list of columns is told once', async () => {
    const { faults } = await read('Hộp thư,x,y,Họ tên,Loại');
    expect(faults.map(({ code }) => code)).toEqual(['unknown-column', 'unknown-column', 'missing-column', 'missing-column']);
    expect(faults.filter(({ expected }) => expected !== '')).toHaveLength(1);
  });
});
