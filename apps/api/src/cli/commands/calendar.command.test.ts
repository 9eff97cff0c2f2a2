import { describe, expect, it } from '@jest/globals';
import { callCli } from '../../../../../tests/support/call-cli.ts';
import { DAY_TAKEN, noCalendarRow } from '../../calendar/calendar-problem.ts';
import { CalendarService } from '../../calendar/calendar.service.ts';
import { ProblemException } from '../../http/problem.ts';

const mark = { by: 'thu', at: '2026-01-01T00:00:00+00:00', reason: 'x' };
const row = {
  day: '2026-01-01',
  kind: 'holiday',
  unit: null,
  unitId: null,
  isTentative: true,
  source: 'QĐ 1',
  entered: mark,
  withdrawn: null,
};

const hoursRow = {
  ...{ unit: 'snv', unitId: 1, validFrom: '2026-04-16', validTo: null, from: '04-16', to: '10-15', sessions: [{ start: 420, end: 690 }] },
  ...{ isTentative: false, source: 'QĐ 2', entered: mark, withdrawn: null },
};

function withCalendar(): { services: Map<unknown, object>; written: unknown[] } {
  const written: unknown[] = [];
  const change = { id: 5, revision: 2, dirtyDays: 1, dirtyPeriods: 3, changesNothing: false };
  const service = {
    read: async () => ({
      year: 2026,
      hours: [{ ...hoursRow, id: 3 }],
      entries: [
        { ...row, id: 1 },
        { ...row, id: 2, kind: 'closure', withdrawn: mark },
      ],
    }),
    addEntry: async (entry: { day: string }) => {
      if (entry.day === '2026-05-05') throw new ProblemException(DAY_TAKEN);
      written.push(entry);
      return { ...change, changesNothing: entry.day === '2026-03-14' };
    },
    addHours: async (entry: object) => {
      written.push(entry);
      return change;
    },
    withdraw: async (...words: unknown[]) => {
      if (words[1] === 999) throw noCalendarRow(999);
      written.push(words);
      return change;
    },
  };
  return { services: new Map([[CalendarService, service]]), written };
}

const ADD = ['--kind', 'closure', '--source', ' QĐ 9 ', '--reason', 'Bão', '--by', 'Lò Văn A'];

describe('nhipthu calendar', () => {
  it('lists a year; what was withdrawn only when asked for', async () => {
    const { services } = withCalendar();
    const list = ['calendar', 'list', '--year', '2026', '--lang', 'en'];
    expect((await callCli(list, { services })).out).toMatch(/1 +2026-01-01 +holiday +tentative +QĐ 1\n\n/);
    expect((await callCli([...list, '--all'], { services })).out).toMatch(/closure +tentative, withdrawn/);
  });

  it('lists the session hours with season, sessions and source', async () => {
    const { services } = withCalendar();
    const { out } = await callCli(['calendar', 'list', '--year', '2026', '--lang', 'en'], { services });
    expect(out).toMatch(/3 +2026-04-16 +04-16\.\.10-15 +07:00-11:30 +snv +QĐ 2\n$/);
  });

  it('enters session hours of a season', async () => {
    const { services, written } = withCalendar();
    const hours = ['calendar', 'hours', '07:00-11:30, 13:30-17:00', '--valid-from', '2026-04-16', '--season', '04-16..10-15'];
    const { code, out } = await callCli([...hours, ...ADD.slice(2)], { services });
    expect([code, out]).toEqual([0, 'Đã ghi lịch (số 5). Tính lại: 1 ngày, 3 kỳ.\n']);
    const sessions = [
      { start: 420, end: 690 },
      { start: 810, end: 1020 },
    ];
    expect(written).toEqual([
      {
        ...{ validFrom: '2026-04-16', validTo: null, from: '04-16', to: '10-15', sessions, unit: null, isTentative: false },
        ...{ source: 'QĐ 9', reason: 'Bão', by: 'Lò Văn A' },
      },
    ]);
  });

  it.each([
    ['7h-11h', '2026-04-16', '04-16..10-15', ['SESSIONS']],
    ['13:30-17:00,07:00-11:30', '2026-04-16', '04-16..10-15', ['SESSIONS']],
    ['07:00-11:30', '16/04/2026', '04-16', ['--valid-from', '--season']],
  ])('refuses hours %s from %s in the season %s, naming what is wrong', async (sessions, validFrom, season, named) => {
    const { services, written } = withCalendar();
    const line = ['calendar', 'hours', sessions, '--valid-from', validFrom, '--season', season, ...ADD.slice(2)];
    const { code, err } = await callCli(line, { services });
    expect([code, written]).toEqual([2, []]);
    for (const argument of named) expect(err).toContain(`${argument}: `);
  });

  it('enters a day with who, why and by which instrument, and says what is computed again', async () => {
    const { services, written } = withCalendar();
    const { code, out } = await callCli(['calendar', 'add', '2026-03-12', ...ADD, '--unit', 'snv'], { services });
    expect([code, out]).toEqual([0, 'Đã ghi lịch (số 5). Tính lại: 1 ngày, 3 kỳ.\n']);
    expect(written).toEqual([
      { day: '2026-03-12', kind: 'closure', unit: 'snv', source: 'QĐ 9', reason: 'Bão', by: 'Lò Văn A', isTentative: false },
    ]);
  });

  it('warns of a day that makes nothing different', async () => {
    const { services } = withCalendar();
    expect((await callCli(['calendar', 'add', '2026-03-12', ...ADD], { services })).err).toBe('');
    const idle = await callCli(['calendar', 'add', '2026-03-14', ...ADD, '--lang', 'en'], { services });
    expect([idle.code, idle.err]).toEqual([0, expect.stringContaining('makes no day different')]);
  });

  it('withdraws by number', async () => {
    const { services, written } = withCalendar();
    expect((await callCli(['calendar', 'remove', '5', '--reason', 'Nhầm', '--by', 'A'], { services })).code).toBe(0);
    expect((await callCli(['calendar', 'remove', '3', '--hours', '--reason', 'Nhầm', '--by', 'A'], { services })).code).toBe(0);
    expect(written).toEqual([
      ['calendar_entry', 5, { reason: 'Nhầm', by: 'A' }],
      ['session_hours', 3, { reason: 'Nhầm', by: 'A' }],
    ]);
    const unknown = await callCli(['calendar', 'remove', '999', '--reason', 'Nhầm', '--by', 'A'], { services });
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringMatching(/Không có số 999; .* nhipthu calendar list --year/)]);
    expect((await callCli(['calendar', 'remove', 'x', '--reason', 'Nhầm', '--by', 'A'], { services })).err).toContain('“x”');
  });

  it('says in the language of the user why a day was refused, with exit code 2', async () => {
    const { services, written } = withCalendar();
    const taken = await callCli(['calendar', 'add', '2026-05-05', ...ADD, '--lang', 'en'], { services });
    expect([taken.code, taken.err]).toEqual([2, expect.stringContaining('in the calendar already')]);
    const bad = await callCli(['calendar', 'add', '2026-02-30', ...ADD], { services });
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('2026-02-30')]);
    expect(written).toEqual([]);
  });

  it('refuses blank words, naming every option', async () => {
    const { services, written } = withCalendar();
    const add = await callCli(['calendar', 'add', '2026-03-12', '--kind', 'closure', '--source', '', '--reason', ' ', '--by', ''], {
      services,
    });
    expect([add.code, add.err]).toEqual([2, expect.stringMatching(/--source: [^]*--reason: [^]*--by: /)]);
    const remove = await callCli(['calendar', 'remove', '5', '--reason', '', '--by', ''], { services });
    expect([remove.code, remove.err]).toEqual([2, expect.stringMatching(/--reason: [^]*--by: /)]);
    expect(written).toEqual([]);
  });
});
