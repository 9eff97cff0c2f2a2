import { describe, expect, it } from '@jest/globals';
import { parseAbsenceFile } from '../../directory/absence-file.ts';
import { parseAliasFile } from '../../directory/alias-file.ts';
import { parseDirectoryFile } from '../../directory/directory-file.ts';
import { inventAwayPeople } from './demo-boxes.ts';
import { writeAbsenceFile, writeAliasFile, writeDirectoryFile } from './demo-directory.ts';
import { foldVietnamese } from './demo-names.ts';
import { inventStaffs } from './demo-people.ts';
import { inventProvince } from './demo-province.ts';
import { FIRST_AGENCIES } from './demo-spec.ts';

const staffs = inventStaffs(FIRST_AGENCIES);
const people = staffs.flatMap((staff) => [...staff.people, ...staff.boxless]);
const away = inventAwayPeople(staffs);

describe('the invented officials', () => {
  it('have 1,521 different full names in NFC, shared with nobody who is away or has left, and different addresses and numbers', () => {
    expect(people).toHaveLength(1521);
    const everybody = [...people, ...away.map(({ person }) => person)];
    for (const field of ['fullName', 'address', 'code'] as const)
      expect(new Set(everybody.map((person) => person[field])).size).toBe(1521 + 15 + 17);
    expect(everybody.every(({ fullName }) => fullName === fullName.normalize('NFC'))).toBe(true);
  });

  it('bear the surnames of the peoples of the province', () => {
    const surnames = new Set(people.map((person) => person.fullName.split(' ')[0]));
    for (const surname of ['Lò', 'Cầm', 'Quàng', 'Giàng', 'Nguyễn']) expect(surnames).toContain(surname);
  });

  it('have plain ASCII addresses under .example', () => {
    for (const person of people) expect(person.address).toMatch(/^[a-z]+\.[a-z]+\d*@[a-z]+\.sonla\.example$/);
    expect(foldVietnamese('Đỗ Thị Ọi')).toBe('do thi oi');
  });

  it('are led by one head per agency, who has a mailbox', () => {
    const heads = new Set(['Giám đốc', 'Chánh Văn phòng', 'Chánh Thanh tra', 'Trưởng ban', 'Chủ tịch UBND']);
    for (const staff of staffs) expect(staff.people.filter((person) => heads.has(person.position))).toHaveLength(1);
  });

  it('are the same people whichever agencies are chosen', () => {
    const few = inventProvince({ agencies: FIRST_AGENCIES.filter(({ code }) => code === 'xmb') });
    expect(few.staffs.map((staff) => staff.people)).toEqual(
      staffs.filter(({ agency }) => agency.code === 'xmb').map((staff) => staff.people),
    );
  });
});

describe('the directory files of the demo', () => {
  it('are accepted by the importer without a fault, with boxes of all six kinds', async () => {
    const { entries, faults } = await parseDirectoryFile(writeDirectoryFile(staffs));
    expect(faults).toEqual([]);
    const count = (type: string): number => entries.filter((entry) => entry.type === type && entry.address !== null).length;
    // 1,492 + 15 personal boxes; those of the 17 who have left are leavers' since.
    expect(count('official')).toBe(1507 + 17);
    expect(entries.filter(({ to }) => to !== null)).toHaveLength(17);
    expect(entries.filter(({ address }) => address === null)).toHaveLength(29);
    expect(['unit', 'shared', 'service', 'unmatched'].map(count)).toEqual([30, 44, 9, 3]);
  });

  it('tell of nine on leave and four exempt, and name lists of all 31 agencies', async () => {
    const absences = await parseAbsenceFile(writeAbsenceFile(staffs));
    expect(absences.faults).toEqual([]);
    expect(absences.entries.map(({ kind }) => kind)).toEqual([...Array(9).fill('leave'), ...Array(4).fill('exemption')]);
    const aliases = await parseAliasFile(writeAliasFile(staffs));
    expect(aliases.faults).toEqual([]);
    expect(aliases.entries).toHaveLength(32);
  });
});
