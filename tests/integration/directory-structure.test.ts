import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { listWorkingDays, parsePeriodId, type Period } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { VIETNAM_WORK_CALENDAR } from '../../apps/api/src/calendar/vietnam-work-calendar.ts';
import { DirectoryChangesRepository } from '../../apps/api/src/directory/directory-changes.repository.ts';
import { DirectoryChangesService } from '../../apps/api/src/directory/directory-changes.service.ts';
import { DirectoryImportRepository } from '../../apps/api/src/directory/directory-import.repository.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { withProblems } from '../../apps/api/src/directory/directory-problem.ts';
import { MergeService } from '../../apps/api/src/directory/merge.service.ts';
import { RenameService } from '../../apps/api/src/directory/rename.service.ts';
import { HasSuccessorError, SameAgencyError } from '../../apps/api/src/directory/require-lasting.ts';
import { SplitService } from '../../apps/api/src/directory/split.service.ts';
import { DirtyRepository } from '../../apps/api/src/queue/dirty.repository.ts';
import type { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { ActivityYearRepository } from '../../apps/api/src/usage/activity-year.repository.ts';
import { CalendarRepository } from '../../apps/api/src/calendar/calendar.repository.ts';
import { Clock } from '../../apps/api/src/calendar/clock.ts';
import { AgencyDayRepository } from '../../apps/api/src/usage/agency-day.repository.ts';
import { AgencyFlowRepository } from '../../apps/api/src/usage/agency-flow.repository.ts';
import { GatheredDays } from '../../apps/api/src/usage/gathered-days.ts';
import { IdentitiesService } from '../../apps/api/src/usage/identities.service.ts';
import { PeriodSurroundings } from '../../apps/api/src/usage/period-surroundings.ts';
import { RollUpPeriodRepository } from '../../apps/api/src/usage/roll-up-period.repository.ts';
import { RollUpPeriodService } from '../../apps/api/src/usage/roll-up-period.service.ts';
import { addMonths } from '../support/add-months.ts';
import { listMailboxIds } from '../support/list-mailbox-ids.ts';
import { createTestDatabase } from '../support/test-database.ts';

const PERIOD = parsePeriodId('bc-2026-03') as Period;
const DAYS = listWorkingDays(PERIOD.from, PERIOD.to, VIETNAM_WORK_CALENDAR);
const ROWS = [
  'mailbox,agency,agencyName,fullName,position,type,code,from',
  'an@a.example,a,Cơ quan A,Lê An,,official,CB1,',
  'binh@b.example,b,Trung tâm B,Lê Bình,,official,CB2,',
  ',b,Trung tâm B,Lê Cúc,,official,CB3,',
  'dung@b.example,b,Trung tâm B,Lê Dung,,official,CB4,',
  'em@b.example,b,Trung tâm B,Lê Em,,official,CB5,',
  'giang@b.example,b,Trung tâm B,Lê Giang,,official,CB6,2026-03-12',
  'vanthu@b.example,b,Trung tâm B,Văn thư,,unit,,',
  'may@x.example,,,Giám sát,,service,,',
].join('\n');
const ABSENCES = 'person,kind,from,to,reason\nCB4,leave,2026-02-01,2026-03-31,thai sản\nCB5,exemption,2026-02-01,,học tập trung';

let dataSource: DataSource;
let drop: () => Promise<void>;
let directory: DirectoryService;
let merges: MergeService;
let changes: DirectoryChangesService;
let rollUps: RollUpPeriodService;
let identities: IdentitiesService;
let dirty: DirtyRepository;
let activity: ActivityYearRepository;
let volume: AgencyDayRepository;

beforeAll(async () => {
  Logger.overrideLogger(false);
  ({ dataSource, drop } = await createTestDatabase());
  dirty = new DirtyRepository(dataSource);
  // Only `add` is called; what it would wake is called here.
  const queue = { add: async () => undefined } as unknown as JobQueue;
  changes = new DirectoryChangesService(new DirectoryChangesRepository(dataSource), dirty, queue);
  directory = new DirectoryService(new DirectoryImportRepository(dataSource), changes);
  merges = new MergeService(changes);
  const people = new RollUpPeriodRepository(dataSource);
  activity = new ActivityYearRepository(dataSource);
  const calendar = new CalendarRepository(dataSource);
  volume = new AgencyDayRepository(dataSource);
  rollUps = new RollUpPeriodService(people, activity, volume, dirty, new PeriodSurroundings(new Clock(dataSource), calendar));
  identities = new IdentitiesService(dataSource, people, calendar);
}, 120_000);

afterAll(async () => {
  await drop();
});

beforeEach(async () => {
  // The hours of sessions hang on agencies and go with them.
  const [{ hours }] = await dataSource.query<[{ hours: unknown }]>('select jsonb_agg(h) as hours from session_hours h');
  await dataSource.query(
    `truncate alias, mailbox, official, division, agency, directory_change_set, directory_change, mailbox_day, unit_period, activity_year,
       dirty_day, dirty_period, dirty_official, dirty_agency_day, agency_day, stored_period, served_agency, origin_day, origin restart identity cascade`,
  );
  await dataSource.query(
    'insert into session_hours overriding system value select h.* from jsonb_populate_recordset(null::session_hours, $1) h',
    [JSON.stringify(hours)],
  );
  const file = (name: string, text: string): { name: string; bytes: Uint8Array } => ({ name, bytes: new TextEncoder().encode(text) });
  const imported = await directory.importFiles({
    ...{ directory: file('d.csv', ROWS), aliases: null, absences: file('v.csv', ABSENCES), isDryRun: false },
  });
  if (!imported.isApplied) throw new Error('the directory was not taken in');
  await dataSource.query(`insert into origin (name, zone_offset_minutes) values ('thu', 420)`);
  await dataSource.query(
    `insert into origin_day (origin_id, day, facts, first_at, last_at, unmatched)
     select 1, d, 1, d + '00:00 +7'::timetz, d + '23:59:59 +7'::timetz, 0 from unnest($1::date[]) d`,
    [DAYS],
  );
  // An and Bình read and send every day, the clerk's box is opened too.
  await addMonths(dataSource, DAYS);
  await dataSource.query(
    `insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails, access_points)
     select 1, d, m.id, 1, 1, 1, 1, 1, 0, 2 from unnest($1::date[]) d cross join mailbox m
      where m.address in ('an@a.example', 'binh@b.example', 'vanthu@b.example')`,
    [DAYS],
  );
  await gather();
  await dataSource.query(`insert into dirty_period (period_id) values ('${PERIOD.id}')`);
  await rollUp();
});

/** What a roll-up of these days writes besides their mailboxes. */
const gather = async (): Promise<void> => {
  const mailboxIds = await listMailboxIds(dataSource);
  const gathered = new GatheredDays(activity, volume, new AgencyFlowRepository(dataSource));
  await activity.transaction((manager) => gathered.replace(manager, DAYS, mailboxIds));
};
const rollUp = (): Promise<void> => rollUps.rollUpDirtyPeriods(new AbortController().signal);

async function shown(structure: string): Promise<unknown[]> {
  return dataSource.query(
    `select a.code, u.counted, u.eligible, u.sent from unit_period u join agency a on a.id = u.agency_id
      where u.structure = $1 and u.definition = 'du-2@1' order by 1`,
    [structure],
  );
}

const readBits = (): Promise<unknown> => dataSource.query('select * from activity_year order by agency_id, official_id, year');

describe('figures over a dated directory', () => {
  it('people without a mailbox count, people on leave, exempted or too short do not, and the identities differ by 0', async () => {
    expect(await shown('as-was')).toEqual([
      { code: 'a', counted: 1, eligible: 1, sent: 15 },
      { code: 'b', counted: 1, eligible: 2, sent: 30 },
    ]);
    expect(await identities.check(PERIOD)).toEqual([
      { name: 'roster', total: 6, parts: { eligible: 3, fullLeave: 1, exempt: 1, tooShort: 1 }, difference: 0 },
      { name: 'eligible', total: 3, parts: { withMailbox: 2, withoutMailbox: 1 }, difference: 0 },
      {
        ...{ name: 'mailboxes', total: 7, difference: 0 },
        parts: { personal: 5, unit: 1, shared: 0, robot: 1, leaver: 0, unmatched: 0 },
      },
      { name: 'addresses', total: 0, parts: { matched: 0, alias: 0, foreign: 0, unknown: 0 }, difference: 0 },
    ]);
  });

  it('a merger leaves the figures of that time as they were and adds them up in the view by today, both with the same totals', async () => {
    const before = await shown('as-was');
    await merges.merge({ from: 'b', to: 'a', onDay: '2026-04-01', basis: 'QĐ 1/QĐ-UBND', madeBy: 'thu' });
    await rollUp();
    expect(await shown('as-was')).toEqual(before);
    expect(await shown('as-is')).toEqual([{ code: 'a', counted: 2, eligible: 3, sent: 45 }]);
    await expect(merges.merge({ from: 'b', to: 'a', onDay: '2026-05-01', basis: 'QĐ 2', madeBy: 'thu' })).rejects.toThrow(
      HasSuccessorError,
    );
  });

  it('a merger that is only decided changes no view until its day, and then is found without a further change', async () => {
    const before = await shown('as-is');
    const setToday = async (today: string): Promise<void> => {
      const value = JSON.stringify({ label: 'test', today });
      await dataSource.query(
        `insert into setting (key, value) values ('demo', $1) on conflict (key) do update set value = excluded.value`,
        [value],
      );
      await dirty.markBegunDay(today);
      await rollUp();
    };
    try {
      await setToday('2026-03-31');
      await merges.merge({ from: 'b', to: 'a', onDay: '2026-04-01', basis: 'QĐ 1/QĐ-UBND', madeBy: 'thu' });
      await rollUp();
      expect(await shown('as-is')).toEqual(before);
      await setToday('2026-04-01');
      expect(await shown('as-is')).toEqual([{ code: 'a', counted: 2, eligible: 3, sent: 45 }]);
      // Asked again, by whatever process: that day has begun already.
      await dirty.markBegunDay('2026-04-01');
      expect(await dirty.count()).toMatchObject({ dirtyPeriods: 0 });
      // Two days later, after one on which nothing ran: of the periods that hold one of both days more has elapsed, of no other.
      await dataSource.query(
        `insert into stored_period (period_id, from_day, to_day, first_looked_on, computed_at)
         values ('dl-2026', '2026-01-01', '2026-12-31', '2026-01-01', now()), ('dl-2026-04', '2026-04-01', '2026-04-30', '2026-04-01', now()),
                ('dl-2026-05', '2026-05-01', '2026-05-31', '2026-05-01', now())`,
      );
      await dirty.markBegunDay('2026-04-03');
      const marked = await dataSource.query<{ id: string }[]>('select period_id as id from dirty_period order by 1');
      expect(marked.map(({ id }) => id)).toEqual(['dl-2026', 'dl-2026-04']);
    } finally {
      await dataSource.query(`delete from setting where key in ('demo', 'structure-day')`);
      await dataSource.query(`delete from stored_period where period_id in ('dl-2026', 'dl-2026-04', 'dl-2026-05')`);
      await dataSource.query('delete from dirty_period');
    }
  });

  it('what is part of another agency, or will be, is not merged, split or renamed once more, also on a day before; the merger is named', async () => {
    const id = await merges.merge({ from: 'b', to: 'a', onDay: '2026-04-01', basis: 'QĐ 1/QĐ-UBND', madeBy: 'thu' });
    const c = {
      directory: {
        name: 'c.csv',
        bytes: new TextEncoder().encode(`${ROWS.split('\n')[0]}\nxuan@c.example,c,Cơ quan C,Lê Xuân,,official,CB9,`),
      },
    };
    await directory.importFiles({ ...c, aliases: null, isDryRun: false });
    const again = { onDay: '2026-02-01', basis: 'QĐ 2', madeBy: 'thu' };
    const merger = { from: 'b', to: 'a', onDay: '2026-04-01', basis: 'QĐ 1/QĐ-UBND', changeSetId: id };
    for (const attempt of [
      () => merges.merge({ ...again, from: 'b', to: 'c' }),
      () => merges.merge({ ...again, from: 'c', to: 'b' }),
      () => new SplitService(changes).split({ ...again, from: 'b', to: 'd', name: 'D', divisions: [], people: ['CB2'] }),
      () => new RenameService(changes).rename({ ...again, code: 'b', name: 'B mới' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ name: 'HasSuccessorError', merger });
    await expect(merges.merge({ ...again, from: 'a', to: 'a' })).rejects.toThrow(SameAgencyError);
    expect((await new DirectoryChangesRepository(dataSource).list({})).length).toBe(3);
  });

  it('no merger, split or new name is without its basis, and no agency without a name, whoever asks; nothing is written', async () => {
    const blank = { onDay: '2026-04-01', basis: ' \t', madeBy: 'thu' };
    const basis = 'QĐ 1';
    for (const [attempt, ...fields] of [
      [() => merges.merge({ ...blank, from: 'b', to: 'a' }), 'basis'],
      [() => new SplitService(changes).split({ ...blank, from: 'b', to: 'd', name: '', divisions: [], people: ['CB2'] }), 'basis', 'name'],
      [() => new SplitService(changes).split({ ...blank, basis, from: 'b', to: 'd', name: ' ', divisions: [], people: ['CB2'] }), 'name'],
      [() => new RenameService(changes).rename({ ...blank, code: 'b', name: 'B mới' }), 'basis'],
      [() => new RenameService(changes).rename({ ...blank, basis, code: 'b', name: '' }), 'name'],
    ] as const)
      await expect(attempt()).rejects.toMatchObject({ kind: { code: 'invalid-input' }, errors: fields.map((path) => ({ path })) });
    expect(await dataSource.query('select from succession')).toEqual([]);
    await new RenameService(changes).rename({ ...blank, basis: ' QĐ 1 ', code: 'b', name: ' B mới ' });
    expect(await dataSource.query(`select basis, (select name from agency where code = 'b') as name from succession`)).toEqual([
      { basis: 'QĐ 1', name: 'B mới' },
    ]);
  });

  it('an agency gets one new name a day and is split once a day into another; the second is refused with what to undo', async () => {
    const on = { onDay: '2026-04-01', basis: 'QĐ 1', madeBy: 'thu' };
    const renames = new RenameService(changes);
    const splits = new SplitService(changes);
    const renamed = await renames.rename({ ...on, code: 'b', name: 'B mới' });
    expect(await renames.rename({ ...on, code: 'b', name: 'B mới' })).toBeNull();
    const known = (changeSetId: number | null) => ({ succession: { onDay: on.onDay, basis: on.basis, changeSetId } });
    const again = () => renames.rename({ ...on, code: 'b', name: 'B mới nữa', basis: 'QĐ 2' });
    await expect(again()).rejects.toMatchObject({ name: 'KnownSuccessionError', ...known(renamed) });
    const split = await splits.split({ ...on, from: 'b', to: 'd', name: 'D', divisions: [], people: ['CB2'] });
    await expect(splits.split({ ...on, from: 'b', to: 'd', name: null, divisions: [], people: ['CB3'] })).rejects.toMatchObject(
      known(split),
    );
    await expect(withProblems(again)).rejects.toMatchObject({
      kind: { code: 'known-succession', status: 409 },
      detail: { vi: `Ngày 2026-04-01 (QĐ 1). Hoàn tác thay đổi ${renamed} trước.` },
    });
    await expect(renames.rename({ ...on, code: 'b', name: 'B mới nữa', onDay: '2026-04-02' })).resolves.toEqual(expect.any(Number));
  });

  it('undoing the merger brings the view of before back', async () => {
    const before = await shown('as-is');
    const id = await merges.merge({ from: 'b', to: 'a', onDay: '2026-04-01', basis: 'QĐ 1/QĐ-UBND', madeBy: 'thu' });
    await rollUp();
    await changes.undo(id!, 'thu');
    await rollUp();
    expect(await shown('as-is')).toEqual(before);
  });

  it('a transfer within the period moves the person with what they did before, and what is stored equals a rebuild of everything', async () => {
    const bytes = new TextEncoder().encode(`${ROWS.split('\n')[0]}\nbinh@b.example,a,Cơ quan A,Lê Bình,,official,CB2,2026-03-02`);
    await directory.importFiles({ directory: { name: 'd.csv', bytes }, aliases: null, isDryRun: false });
    await rollUp();
    expect(await shown('as-was')).toMatchObject([
      { code: 'a', counted: 2, eligible: 2 },
      { code: 'b', counted: 0, eligible: 1 },
    ]);
    const [bits, was, is] = [await readBits(), await shown('as-was'), await shown('as-is')];
    await dataSource.query('truncate activity_year, agency_day, unit_period');
    await gather();
    await dataSource.query(`insert into dirty_period (period_id) values ('${PERIOD.id}')`);
    await rollUp();
    expect([await readBits(), await shown('as-was'), await shown('as-is')]).toEqual([bits, was, is]);
  });
});

it('a snapshot holds the inputs that were read first, though another transaction moves them on after every statement', async () => {
  const logRevision = `select (value #>> '{}')::int as revision from setting where key = 'log-revision'`;
  const [{ revision }] = await dataSource.query<[{ revision: number }]>(logRevision);
  const repository = new RollUpPeriodRepository(dataSource);
  const id = await repository.transaction((manager) => {
    const query = manager.query.bind(manager);
    jest.spyOn(manager, 'query').mockImplementation(async (...statement) => {
      const rows = await query(...statement);
      await dataSource.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'log-revision'`);
      return rows;
    });
    return repository.holdSnapshot(manager);
  });
  expect(await dataSource.query('select log_revision as revision from figure_snapshot where id = $1', [id])).toEqual([{ revision }]);
  expect(await dataSource.query(logRevision)).not.toEqual([{ revision }]);
});

describe('faults of an import', () => {
  it('tells what only the stored directory shows together with the faults of the files, and nothing that those may have caused', async () => {
    const file = (name: string, ...lines: string[]) => ({ name, bytes: new TextEncoder().encode(lines.join('\n')) });
    const people = file(
      'd.csv',
      `mailbox,agency,agencyName,fullName,position,type,code`,
      'xuan@b.example,b,Trung tâm B,Lê Xuân,,offical,C2',
    );
    const absences = file(
      'v.csv',
      'person,kind,from,to,host',
      'C2,leave,2026-03-01,,',
      'C9,leave,2026-03-01,,',
      'an@a.example,secondment,2026-03-01,,khong',
      'an@a.example,secondment,2026-03-01,,b',
      'an@a.example,leave,2026-13-01,,',
    );
    const { faults } = await directory.importFiles({ directory: people, aliases: null, absences, isDryRun: false });
    expect(faults.map(({ file: name, row, code }) => `${name} ${row} ${code}`)).toEqual([
      'd.csv 2 bad-word',
      'v.csv 3 unknown-person',
      'v.csv 4 unknown-agency',
      'v.csv 6 bad-date',
    ]);
    // Who stands in rows that could not be read is not known.
    const broken = file('d.csv', `mailbox,agency,agencyName,fullName,position,type,code`, '"binh');
    const some = await directory.importFiles({ directory: broken, aliases: null, absences, isDryRun: false });
    expect(some.faults.map(({ code }) => code)).not.toContain('unknown-person');
  });
});
