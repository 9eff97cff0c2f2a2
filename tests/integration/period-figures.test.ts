import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  addDays,
  firstDayLookedAt,
  lastDayOf,
  listDays,
  parsePeriodId,
  RULE_VERSIONS,
  standardPeriodsOf,
  type IsoDate,
  type LifecycleReply,
} from '@nhip-thu/metrics';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { CalendarRepository } from '../../apps/api/src/calendar/calendar.repository.ts';
import { CalendarService } from '../../apps/api/src/calendar/calendar.service.ts';
import { Clock } from '../../apps/api/src/calendar/clock.ts';
import { DirectoryChangesRepository } from '../../apps/api/src/directory/directory-changes.repository.ts';
import { DirectoryChangesService } from '../../apps/api/src/directory/directory-changes.service.ts';
import { DirectoryImportRepository } from '../../apps/api/src/directory/directory-import.repository.ts';
import { DirectoryRepository } from '../../apps/api/src/directory/directory.repository.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { DirtyRepository } from '../../apps/api/src/queue/dirty.repository.ts';
import type { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { ActivityYearRepository } from '../../apps/api/src/usage/activity-year.repository.ts';
import { AgencyDayRepository } from '../../apps/api/src/usage/agency-day.repository.ts';
import { AgencyFlowRepository } from '../../apps/api/src/usage/agency-flow.repository.ts';
import { GatheredDays } from '../../apps/api/src/usage/gathered-days.ts';
import { LifecyclePeople } from '../../apps/api/src/usage/lifecycle-people.ts';
import { LifecycleService } from '../../apps/api/src/usage/lifecycle.service.ts';
import { PeriodCheckService } from '../../apps/api/src/usage/period-check.service.ts';
import { PeriodSurroundings } from '../../apps/api/src/usage/period-surroundings.ts';
import { FactSeal } from '../../apps/api/src/database/fact-seal.ts';
import { RollUpDayRepository } from '../../apps/api/src/usage/roll-up-day.repository.ts';
import { RollUpPeriodRepository } from '../../apps/api/src/usage/roll-up-period.repository.ts';
import { RollUpPeriodService } from '../../apps/api/src/usage/roll-up-period.service.ts';
import { StickinessService } from '../../apps/api/src/usage/stickiness.service.ts';
import { UnitPeriodRepository } from '../../apps/api/src/usage/unit-period.repository.ts';
import { UsageRepository } from '../../apps/api/src/usage/usage.repository.ts';
import { addMonths } from '../support/add-months.ts';
import { COUNT_BY_SQL, PERIOD_TABLES, readCoveredDays } from '../support/period-oracle.ts';
import { listMailboxIds } from '../support/list-mailbox-ids.ts';
import { createTestDatabase } from '../support/test-database.ts';

jest.setTimeout(300_000);

const FIRST = '2025-10-01';
const DAYS = listDays(FIRST, '2026-05-20');
const TODAY = '2026-05-21';
const AGENCIES = ['a', 'b', 'c'];
const HEADER = 'mailbox,agency,agencyName,fullName,position,type,code,from';

/** How somebody uses their box: on every n-th day from one on; which ends of sessions they keep then. */
interface Habit {
  readonly agency: number;
  readonly every: number;
  readonly from: number;
  readonly sendsEvery: number;
  readonly ends: number;
}

const habit: fc.Arbitrary<Habit> = fc.record({
  agency: fc.nat(2),
  every: fc.integer({ min: 1, max: 6 }),
  from: fc.nat(120),
  sendsEvery: fc.integer({ min: 1, max: 30 }),
  ends: fc.constantFrom(0b1111, 0b1111, 0b0011, 0b0101, 0),
});
const lostDays = fc.uniqueArray(fc.nat(DAYS.length - 1), { maxLength: 25 });

let dataSource: DataSource;
let drop: () => Promise<void>;
let directory: DirectoryService;
let calendar: CalendarService;
let calendars: CalendarRepository;
let rollUps: RollUpPeriodService;
let check: PeriodCheckService;
let lifecycles: LifecycleService;
let stickiness: StickinessService;
let dirty: DirtyRepository;
let gathered: GatheredDays;
const days = new Map<string, ReadonlySet<IsoDate>>();

beforeAll(async () => {
  Logger.overrideLogger(false);
  ({ dataSource, drop } = await createTestDatabase());
  // Only `add` is called; what it would wake is called here.
  const queue = { add: async () => undefined } as unknown as JobQueue;
  dirty = new DirtyRepository(dataSource);
  calendars = new CalendarRepository(dataSource);
  const agencies = new DirectoryRepository(dataSource, new FactSeal(Buffer.alloc(32)));
  calendar = new CalendarService(calendars, agencies, dirty, queue);
  directory = new DirectoryService(
    new DirectoryImportRepository(dataSource),
    new DirectoryChangesService(new DirectoryChangesRepository(dataSource), dirty, queue),
  );
  const [activity, volume, periods] = [
    new ActivityYearRepository(dataSource),
    new AgencyDayRepository(dataSource),
    new RollUpPeriodRepository(dataSource),
  ];
  gathered = new GatheredDays(activity, volume, new AgencyFlowRepository(dataSource));
  const surroundings = new PeriodSurroundings(new Clock(dataSource), calendars);
  rollUps = new RollUpPeriodService(periods, activity, volume, dirty, surroundings);
  const [usage, counts, clock] = [new UsageRepository(dataSource), new UnitPeriodRepository(dataSource, agencies), new Clock(dataSource)];
  lifecycles = new LifecycleService(usage, counts, new LifecyclePeople(periods, calendars, clock), agencies, clock);
  stickiness = new StickinessService(usage, counts, clock);
  check = new PeriodCheckService(activity, volume, periods, rollUps, dirty);
  await dataSource.query(`insert into setting (key, value) values ('demo', $1)`, [JSON.stringify({ label: 'thử', today: TODAY })]);
});
afterAll(() => drop());

async function makeProvince(habits: readonly Habit[], lost: readonly number[]): Promise<void> {
  // Without `cascade`, which would take the calendar along.
  for (const table of PERIOD_TABLES) await dataSource.query(`delete from ${table}`);
  await dataSource.query(
    `insert into origin (id, name, zone_offset_minutes) overriding system value values (1, 'thu', 420), (2, 'rieng', 420)`,
  );
  await importRows(habits.map(({ agency }, id) => rowOf(id, agency, '')));
  const [gone, goneToo] = [new Set(lost.filter((at) => at % 3 > 0).map((at) => DAYS[at])), new Set(lost.map((at) => DAYS[at]))];
  days.set('1', new Set(DAYS.filter((day) => !gone.has(day))));
  // The second origin serves people of agency b only, and began later.
  days.set('2', new Set(DAYS.filter((day) => day >= '2026-01-12' && !goneToo.has(day))));
  for (const [originId, logged] of days) await logDays(Number(originId), [...logged]);
  for (const [id, person] of habits.entries()) {
    for (const originId of person.agency === 1 ? [1, 2] : [1]) {
      const used = DAYS.filter(
        (day, at) => at >= person.from && (at + originId) % person.every === 0 && days.get(String(originId))?.has(day),
      );
      await useMailbox(originId, id, used, person);
    }
  }
  await markDays([...new Set([...days.values()].flatMap((logged) => [...logged]))].toSorted(), FIRST);
  await rollUp();
}

const rowOf = (id: number, agency: number, from: string): string =>
  `nv${id}@x.example,${AGENCIES[agency]},Cơ quan ${AGENCIES[agency]},Người ${id},,official,CB${id},${from}`;

async function importRows(rows: readonly string[], absences: readonly string[] = []): Promise<void> {
  const file = (name: string, lines: readonly string[]) => ({ name, bytes: new TextEncoder().encode(lines.join('\n')) });
  const { isApplied } = await directory.importFiles({
    directory: rows.length === 0 ? null : file('d.csv', [HEADER, ...rows]),
    absences: absences.length === 0 ? null : file('v.csv', ['person,kind,from,to', ...absences]),
    ...{ aliases: null, isDryRun: false },
  });
  if (!isApplied) throw new Error('the directory was not taken in');
}

async function logDays(originId: number, logged: readonly IsoDate[]): Promise<void> {
  await dataSource.query(
    // Of every fourth day 20 to 29 minutes are missing: 24 are 5 %. The other origin is silent for as long, a little later.
    `insert into origin_day (origin_id, day, facts, first_at, last_at, unmatched, is_timed, silences)
     select $1, d, 1, d + '00:00 +7'::timetz, d + '23:59:59 +7'::timetz, 0, extract(doy from d)::int % 17 <> 0 or $1 = 1,
            case when extract(doy from d)::int % 4 = 1 then array[32100 + 120 * $1, 32100 + 120 * $1 + 60 * (20 + extract(doy from d)::int % 10)] else '{}' end
       from unnest($2::date[]) d`,
    [originId, logged],
  );
}

async function useMailbox(originId: number, id: number, used: readonly IsoDate[], { sendsEvery, ends }: Habit): Promise<void> {
  await addMonths(dataSource, used);
  await dataSource.query(
    `insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails, access_points, session_ends,
                              sent_external, recipients)
     select $1, d, m.id, (extract(doy from d)::int % $4 = 0)::int, 0, 1, 1, 1, 0, ($4 % 5 > 0)::int, case when $4 % 5 > 0 then $5 else 0 end,
            (extract(doy from d)::int % ($4 * 2) = 0)::int, 1 from unnest($3::date[]) d, mailbox m where m.address = $2
     on conflict do nothing`,
    [originId, `nv${id}@x.example`, used, sendsEvery, ends],
  );
}

/** What the roll-up of these days does once their mailbox-days stand. */
async function markDays(changed: readonly IsoDate[], turnedDay: IsoDate | null): Promise<void> {
  const periodIds = [...new Set(changed.flatMap((day) => standardPeriodsOf(day).map(({ id }) => id)))];
  const mailboxIds = await listMailboxIds(dataSource);
  await dataSource.transaction('READ COMMITTED', async (manager) => {
    await gathered.replace(manager, changed, mailboxIds);
    await new RollUpDayRepository(dataSource, new FactSeal(Buffer.alloc(32))).raiseLogRevision(manager);
    await dirty.markPeriodsOfDays(manager, { days: changed, turnedDay, periodIds });
  });
}

const rollUp = async (): Promise<void> => {
  // Days need no logs here; their marks would hide what is compared.
  await dataSource.query('delete from dirty_day');
  await rollUps.rollUpDirtyPeriods(new AbortController().signal);
};
const markedPeriods = async (): Promise<string[]> =>
  (await dataSource.query<{ id: string }[]>('select distinct period_id as id from dirty_period order by 1')).map(({ id }) => id);

/** Every third of the stored periods, from one of the first three on, is counted again by the oracle. */
async function expectOracle(first: number): Promise<void> {
  const stored: { id: string }[] = await dataSource.query('select period_id as id from stored_period order by 1');
  expect(stored.length).toBeGreaterThan(60);
  for (const { id } of stored.filter((_, at) => at % 3 === first % 3)) {
    const period = parsePeriodId(id)!;
    const last = lastDayOf(period, TODAY);
    const parameters = [period.from, period.to, last, firstDayLookedAt({ ...period, from: last }, last)];
    const expected = await dataSource.query(COUNT_BY_SQL, parameters);
    const found = await dataSource.query(
      `select a.code, u.definition, u.counted, u.eligible, u.unknown, u.sent, u.received, u.sent_external + u.sent_mixed as outwards,
              u.logged_in, u.machine_only from unit_period u join agency a on a.id = u.agency_id
        where u.period_id = $1 and u.structure = 'as-was' and u.eligible > 0 order by 1, 2`,
      [id],
    );
    expect({ id, rows: found }).toEqual({ id, rows: expected });
  }
}

/** Every point names what it rests on; of nobody active the count is masked. */
function expectSources({ agencies, snapshots }: LifecycleReply): void {
  const points = agencies[0]?.points ?? [];
  const snapshotIds = snapshots.map(({ id }) => id);
  expect(points.map(({ withheld }) => withheld)).toEqual([...Array<string>(3).fill('not-published'), null, null, null]);
  expect(points.every(({ coverage, snapshotId }) => coverage! > 0.95 && snapshotIds.includes(snapshotId!))).toBe(true);
  expect(snapshots[0]).toMatchObject({ coverage: expect.stringMatching(/^coverage@/), calendarRevision: expect.any(Number) });
}

describe('stored figures of periods', () => {
  it('are what plain SQL over mailbox-days counts, whatever the province, and a rebuild of everything finds no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(habit, { minLength: 1, maxLength: 8 }), lostDays, fc.nat(200), async (habits, lost, at) => {
        await makeProvince(habits, lost);
        await expectOracle(at);
        // Somebody moves, somebody is away, a day is closed, a lost day turns up: only what is marked is computed anew.
        await importRows(
          [rowOf(0, (habits[0]!.agency + 1) % 3, DAYS[at]!)],
          [`nv0@x.example,leave,${addDays(DAYS[at]!, 10)},${addDays(DAYS[at]!, 21)}`],
        );
        const entry = {
          ...{ day: DAYS[at + 5]!, kind: 'closure' as const, unit: null, source: 'QĐ 1' },
          ...{ isTentative: false, reason: 'Bão', by: 'thu' },
        };
        if ((await dataSource.query('select from calendar_entry where day = $1', [entry.day])).length === 0) await calendar.addEntry(entry);
        const found = DAYS.find((day) => !days.get('1')?.has(day));
        if (found !== undefined) {
          await logDays(1, [found]);
          await useMailbox(1, 0, [found], habits[0]!);
          await markDays([found], found);
        }
        await rollUp();
        await expectOracle(at + 1);
        expect(await check.comparePeriods()).toMatchObject({ differing: [] });
        // As with every change of the calendar, its revision is raised.
        await calendars.changeTransaction((manager) => manager.query(`delete from calendar_entry where reason = 'Bão'`));
      }),
      { numRuns: 3 },
    );
  });

  it('a day that was computed anew marks the periods that look at it, and no other', async () => {
    await makeProvince([{ agency: 0, every: 2, from: 0, sendsEvery: 3, ends: 15 }], []);
    for (const day of ['2025-10-02', '2026-02-17', '2026-05-20']) {
      await markDays([day], null);
      const stored: { id: string }[] = await dataSource.query('select period_id as id from stored_period');
      const looking = stored.filter(({ id }) => {
        const period = parsePeriodId(id)!;
        return firstDayLookedAt(period, lastDayOf(period, TODAY)) <= day && day <= period.to;
      });
      expect(await markedPeriods()).toEqual(looking.map(({ id }) => id).toSorted());
      await rollUp();
    }
  });

  it('DOMAIN 4: abc, bcde, acef in three months come to 2 returning, 1 first-time, 1 resurrected, 2 lapsed, 6 in all', async () => {
    await makeProvince(
      Array.from({ length: 10 }, () => ({ agency: 0, every: 1, from: DAYS.length, sendsEvery: 9, ends: 0 })),
      [],
    );
    const used = { '2026-01-06': [0, 1, 2], '2026-02-03': [1, 2, 3, 4], '2026-03-03': [0, 2, 4, 5] };
    for (const [day, ids] of Object.entries(used))
      for (const id of ids) await useMailbox(1, id, [day], { agency: 0, every: 1, from: 0, sendsEvery: 9, ends: 0 });
    await markDays(Object.keys(used), null);
    await rollUp();
    const reply = await lifecycles.read(parsePeriodId('dl-2026-03')!, 'as-is');
    const third = { active: 4, returning: 2, returningRate: 0.5, firstTime: 1, resurrected: 1, lapsed: 2, cumulative: 6 };
    expect(reply?.periods.map(({ id }) => id)).toEqual(
      ['10', '11', '12', '01', '02', '03'].map((month, at) => `dl-202${at < 3 ? 5 : 6}-${month}`),
    );
    expect(reply?.province.at(-1)).toEqual(third);
    expect(reply).toMatchObject({ definition: 'du-1@1', provinceAgencies: 1, computedAt: expect.any(String) });
    // Every point names what it rests on.
    expectSources(reply!);
    expect(reply?.province.at(-2)).toEqual({ ...third, returningRate: 0.5, firstTime: 2, resurrected: 0, lapsed: 1, cumulative: 5 });
    // Nobody is in the other agencies, and an agency of fewer than 10 people shows nothing.
    expect(reply?.agencies.map(({ code, points }) => [code, points?.at(-1)?.active ?? null])).toEqual([['a', 4]]);
    expect(await lifecycles.read(parsePeriodId('dl-2030-03')!, 'as-is')).toBeNull();
    await importRows([rowOf(9, 1, '2025-10-01')]);
    await rollUp();
    const fewer = await lifecycles.read(parsePeriodId('dl-2026-03')!, 'as-is');
    expect(fewer?.agencies.map(({ code, points }) => [code, points])).toEqual([
      ['a', null],
      ['b', null],
    ]);
    // What is not told of an agency is in no sum.
    expect(fewer?.province.at(-1)).toMatchObject({ active: null, cumulative: null });
  });

  it('four people daily and two once, in each of three agencies of ten: 12 of 18 a day, and a little; nothing of two agencies', async () => {
    const daily = (agency: number): Habit => ({ agency, every: 1, from: 0, sendsEvery: 1, ends: 0 });
    const never = (agency: number): Habit => ({ agency, every: 1, from: DAYS.length, sendsEvery: 9, ends: 0 });
    const agencies = [0, 1, 2].map((agency) => Array.from({ length: 10 }, (_, at) => (at < 4 ? daily(agency) : never(agency))));
    await makeProvince(agencies.flat(), []);
    for (const id of [4, 5, 14, 15, 24, 25]) await useMailbox(1, id, ['2026-03-03'], daily(0));
    // All of the third agency in April: printed "at least 9".
    for (const id of [24, 25, 26, 27, 28, 29, 4, 5, 6, 14, 15, 16]) await useMailbox(1, id, ['2026-04-08'], daily(0));
    await markDays(['2026-03-03', '2026-04-08'], null);
    await rollUp();
    const coveredIn = (periodId: string) => readCoveredDays(dataSource, periodId);
    const inMarch = (await coveredIn('dl-2026-03')).reduce((sum, own) => sum + 4 + 2 / own, 0);
    const reply = await stickiness.read(parsePeriodId('dl-2026-03')!);
    expect(reply).toMatchObject({ isProvisional: false });
    expect(await stickiness.read(parsePeriodId('dl-2026-05')!)).toMatchObject({ isProvisional: true });
    const march = { value: Math.round((1000 * inMarch) / 18) / 1000, meanDaily: 12, active: 18, margin: 0, agencies: 3, agencyCount: 3 };
    expect(reply?.points.at(-1)).toEqual({ ...march, snapshotIds: [expect.any(Number)] });
    expect(reply?.periods.at(-1)?.id).toBe('dl-2026-03');
    expect(march.value).toBeGreaterThan(12 / 18);
    const untold = { value: null, meanDaily: null, active: null, margin: 0, agencies: 0, agencyCount: 3, snapshotIds: [] };
    // In February those four are there every day, and nobody else: of whoever was there it would be known.
    expect(reply?.points.at(-2)).toEqual(untold);
    const [a, b, c] = await coveredIn('dl-2026-04');
    const april = await stickiness.read(parsePeriodId('dl-2026-04')!);
    const inApril = 12 + 3 / a! + 3 / b! + 6 / c!;
    const value = Math.round((1000 * inApril) / (7 + 7 + 9)) / 1000;
    expect(april?.points.at(-1)).toMatchObject({ value, meanDaily: Math.round(inApril), active: 23, margin: 1, agencies: 3 });
    // With a tenth person gone one agency is too small to have a rate, and two are left.
    await makeProvince(agencies.flat().slice(0, 29), []);
    for (const id of [4, 5, 14, 15, 24, 25]) await useMailbox(1, id, ['2026-03-03'], daily(0));
    await markDays(['2026-03-03'], null);
    await rollUp();
    expect((await stickiness.read(parsePeriodId('dl-2026-03')!))?.points.at(-1)).toEqual(untold);
    expect(await stickiness.read(parsePeriodId('dl-2030-03')!)).toBeNull();
  });

  it('of a month below 95 % coverage no lifecycle is told, nor what of the next depends on it', async () => {
    const lost = DAYS.flatMap((day, at) => (day >= '2026-03-09' && day <= '2026-03-13' ? [at] : []));
    await makeProvince(
      Array.from({ length: 10 }, () => ({ agency: 0, every: 1, from: DAYS.length, sendsEvery: 9, ends: 0 })),
      lost,
    );
    const used = { '2026-01-06': [0, 1, 2], '2026-02-03': [1, 2, 3, 4], '2026-03-03': [0, 2, 4, 5], '2026-04-07': [0, 1, 2] };
    for (const [day, ids] of Object.entries(used))
      for (const id of ids) await useMailbox(1, id, [day], { agency: 0, every: 1, from: 0, sendsEvery: 9, ends: 0 });
    await markDays(Object.keys(used), null);
    await rollUp();
    const reply = await lifecycles.read(parsePeriodId('dl-2026-04')!, 'as-is');
    const [february, march, april] = reply?.agencies[0]?.points?.slice(-3) ?? [];
    expect(february).toMatchObject({ active: 4, returning: 2, lapsed: 1, cumulative: 5, withheld: null });
    const unknown = { returning: null, returningRate: null, firstTime: null, resurrected: null, lapsed: null, cumulative: null };
    expect(march).toMatchObject({ ...unknown, active: null, withheld: 'insufficient-data' });
    expect(march?.coverage).toBeLessThan(0.95);
    expect(april).toMatchObject({ ...unknown, active: 3, withheld: null });
    // The only agency that tells anything does not tell all: the province has no series that belongs together.
    expect(reply?.provinceAgencies).toBe(0);
    expect(reply?.province.map(({ active }) => active)).toEqual(reply?.periods.map(() => null));
  });

  it('a changed figure is found by the check, by name', async () => {
    await dataSource.query(`update unit_period set counted = counted + 1 where period_id = 'dl-2026-03' and definition = 'du-1@1'`);
    await dataSource.query(`update agency_day set sent = sent + 1 where day = '2026-03-03'`);
    const { differing } = await check.comparePeriods();
    expect(differing.map(({ name }) => name)).toEqual(expect.arrayContaining(['agency_day', 'dl-2026-03']));
    await dataSource.query("insert into dirty_agency_day values ('2026-03-03')");
    await dataSource.query(`insert into dirty_period (period_id) values ('dl-2026-03')`);
    await rollUp();
    expect(await check.comparePeriods()).toMatchObject({ differing: [] });
  });

  it('an upgrade to other rules marks what stands by the old ones, and nothing when they are the same', async () => {
    await dirty.markChangedRules(RULE_VERSIONS);
    await rollUp();
    await dirty.markChangedRules(RULE_VERSIONS);
    expect([await markedPeriods(), await countRows('dirty_day')]).toEqual([[], 0]);
    // A former version had another threshold, so its figures were others.
    await dataSource.query(`update unit_period set counted = eligible where definition = 'du-2@1'`);
    await dataSource.query(`update setting set value = value || '{"periods": "du-2@1 at 70 %"}' where key = 'rules'`);
    expect((await check.comparePeriods()).differing).not.toEqual([]);
    await dirty.markChangedRules(RULE_VERSIONS);
    const stored: { id: string }[] = await dataSource.query('select period_id as id from stored_period order by 1');
    expect([await markedPeriods(), await countRows('dirty_day')]).toEqual([stored.map(({ id }) => id), 0]);
    await rollUp();
    expect(await check.comparePeriods()).toMatchObject({ differing: [] });
    // Days were judged by another rule of human access: each is read again, and its periods with it.
    await dataSource.query(`update setting set value = value || '{"days": "ha@0"}' where key = 'rules'`);
    await dirty.markChangedRules(RULE_VERSIONS);
    expect([await markedPeriods(), await countRows('dirty_day')]).toEqual([[], await countRows('origin_day')]);
  });
});

async function countRows(table: 'dirty_day' | 'origin_day'): Promise<number> {
  const rows: { count: number }[] = await dataSource.query(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}
