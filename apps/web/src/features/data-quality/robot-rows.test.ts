import { describe, expect, it } from '@jest/globals';
import { adoptionReply, agency, figure } from '../../testing/builders.ts';
import { findMostFlattered, listRobotRows, toRobotCsv } from './robot-rows.ts';

const sxd = { ...agency('Sở Xây dựng', figure(46, 83)), boxes: { loggedIn: 80, machineOnly: 28 } };
const snv = { ...agency('Sở Nội vụ', figure(62, 68)), boxes: { loggedIn: 68, machineOnly: 1 } };
const masked = { ...agency('Ban Quản lý', figure(9, 10)), boxes: { loggedIn: 10, machineOnly: 0 } };
const silent = { ...agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 })), boxes: { loggedIn: null, machineOnly: null } };

describe('what log-ins alone would promise', () => {
  const rows = listRobotRows([silent, snv, masked, sxd]);

  it('puts the agency first that has most boxes read by machines only, and those of whom nothing is told last', () => {
    expect(rows.map(({ agency: { name }, gap }) => [name, gap])).toEqual([
      ['Sở Xây dựng', expect.closeTo(80 / 83 - 46 / 83)],
      ['Sở Nội vụ', expect.closeTo(6 / 68)],
      ['Ban Quản lý', null],
      ['Sở Nông nghiệp', null],
    ]);
    expect(findMostFlattered(rows)?.agency.name).toBe('Sở Xây dựng');
  });

  it('puts after them those whose boxes are not told, and last those that have no rate at all, however much their logs cover', () => {
    const closed = { ...agency('Sở Tư pháp', figure(41, 48)), boxes: { loggedIn: null, machineOnly: null } };
    expect(listRobotRows([silent, closed, snv]).map(({ agency: { name } }) => name)).toEqual(['Sở Nội vụ', 'Sở Tư pháp', 'Sở Nông nghiệp']);
  });

  it('subtracts nothing from a masked count', () => {
    expect(rows.find(({ agency: { name } }) => name === 'Ban Quản lý')).toMatchObject({ loggedInRate: 1, gap: null });
  });

  it('flatters nobody where every log-in is a person', () => {
    expect(findMostFlattered(listRobotRows([{ ...snv, boxes: { loggedIn: 62, machineOnly: 0 } }]))).toBeNull();
    expect(findMostFlattered([])).toBeNull();
  });

  it('as a file leaves unknown cells empty', () => {
    const lines = toRobotCsv(rows, adoptionReply([silent])).split('\r\n');
    expect(lines[1]).toMatch(/^Sở-Xây-dựng,Sở Xây dựng,bc-2026-07,2026-06-15,2026-07-14,du-2@1,,,100,80,28,46,83,exact,not-met,,1,/);
    expect(lines[4]).toMatch(
      /^Sở-Nông-nghiệp,Sở Nông nghiệp,bc-2026-07,2026-06-15,2026-07-14,du-2@1,,,78.5,,,,132,withheld,insufficient-data,/,
    );
  });
});
