import { describe, expect, it } from '@jest/globals';
import { parseAliasFile } from '../../directory/alias-file.ts';
import { parseDirectoryFile } from '../../directory/directory-file.ts';
import { writeAliasFile, writeDirectoryFile } from './demo-directory.ts';
import { foldVietnamese } from './demo-names.ts';
import { inventStaffs } from './demo-people.ts';
import { inventProvince } from './demo-province.ts';
import { ALL_AGENCIES } from './demo-spec.ts';

const staffs = inventStaffs(ALL_AGENCIES);
const people = staffs.flatMap((staff) => staff.people);

describe('the invented officials', () => {
  it('have 1,521 different full names in NFC, and 1,521 different addresses', () => {
    expect(new Set(people.map((person) => person.fullName)).size).toBe(1521);
    expect(people.every((person) => person.fullName === person.fullName.normalize('NFC'))).toBe(true);
    expect(new Set(people.map((person) => person.address)).size).toBe(1521);
  });

  it('bear the surnames of the peoples of the province', () => {
    const surnames = new Set(people.map((person) => person.fullName.split(' ')[0]));
    for (const surname of ['Lò', 'Cầm', 'Quàng', 'Giàng', 'Nguyễn']) expect(surnames).toContain(surname);
  });

  it('have plain ASCII addresses under .example', () => {
    for (const person of people) expect(person.address).toMatch(/^[a-z]+\.[a-z]+\d*@[a-z]+\.sonla\.example$/);
    expect(foldVietnamese('Đỗ Thị Ọi')).toBe('do thi oi');
  });

  it('are led by one head per agency', () => {
    const heads = new Set(['Giám đốc', 'Chánh Văn phòng', 'Chánh Thanh tra', 'Trưởng ban', 'Chủ tịch UBND']);
    for (const staff of staffs) expect(staff.people.filter((person) => heads.has(person.position))).toHaveLength(1);
  });

  it('are the same people whichever agencies are simulated', () => {
    const small = inventProvince().staffs.find(({ agency }) => agency.code === 'xmb');
    expect(small?.people).toEqual(staffs.find(({ agency }) => agency.code === 'xmb')?.people);
  });
});

describe('the directory files of the demo', () => {
  it('are accepted by the importer without a fault', async () => {
    const directory = await parseDirectoryFile(writeDirectoryFile(staffs));
    expect(directory.faults).toEqual([]);
    expect(directory.entries.filter((entry) => entry.type === 'official')).toHaveLength(1521);
    expect(directory.entries.filter((entry) => entry.type === 'shared')).toHaveLength(30);
    const aliases = await parseAliasFile(writeAliasFile(staffs));
    expect(aliases.faults).toEqual([]);
    expect(aliases.entries).toHaveLength(31);
  });
});
