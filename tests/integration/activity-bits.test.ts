import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { FactSeal } from '../../apps/api/src/database/fact-seal.ts';
import { ActivityYearRepository } from '../../apps/api/src/usage/activity-year.repository.ts';
import type { MailboxDayFigures } from '../../apps/api/src/usage/correlate/day-figures.ts';
import { RollUpDayRepository } from '../../apps/api/src/usage/roll-up-day.repository.ts';
import { addMonths } from '../support/add-months.ts';
import { createTestDatabase } from '../support/test-database.ts';

/** Around the turn of a year. */
const DAYS = ['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02'];
const PEOPLE = 4;
/** Of the first two people the second box follows upon the first on this day. */
const CHANGED_ON = '2026-01-01';

/** What the roll-up of a day of an origin finds: the use of some boxes. */
interface Found {
  readonly originId: number;
  readonly day: string;
  readonly rows: readonly MailboxDayFigures[];
}

const NOTHING = {
  ...{ sent: 0, sentInternalClient: 0, sentInternal: 0, sentExternal: 0, sentMixed: 0, recipients: 0, internalRecipients: 0, sentAs: 0 },
  ...{ received: 1, receivedMessages: 1, logins: 0, loginFails: 0, doubt: 0 },
};
const use: fc.Arbitrary<MailboxDayFigures> = fc
  .record({
    mailboxId: fc.integer({ min: 1, max: PEOPLE + 2 }),
    sent: fc.nat(1),
    logins: fc.nat(1),
    accesses: fc.nat(1),
    sessionEnds: fc.nat(15),
  })
  .map(({ accesses, sessionEnds, ...rest }) => ({
    ...{ ...NOTHING, ...rest, accessPoints: accesses === 0 ? [] : [1_767_000_000], sessionEnds: accesses === 0 ? 0 : sessionEnds },
  }));
const found: fc.Arbitrary<Found> = fc.record({
  originId: fc.integer({ min: 1, max: 2 }),
  day: fc.constantFrom(...DAYS),
  rows: fc.uniqueArray(use, { maxLength: PEOPLE + 2, selector: ({ mailboxId }) => mailboxId }),
});

let dataSource: DataSource;
let drop: () => Promise<void>;
let rollUps: RollUpDayRepository;
let activity: ActivityYearRepository;

beforeAll(async () => {
  ({ dataSource, drop } = await createTestDatabase());
  rollUps = new RollUpDayRepository(dataSource, new FactSeal(Buffer.alloc(32)));
  activity = new ActivityYearRepository(dataSource);
  await addMonths(dataSource, DAYS);
  await dataSource.query(`insert into agency (id, code, name) overriding system value values (1, 'a', 'A')`);
  await dataSource.query(`insert into origin (id, name, zone_offset_minutes) overriding system value values (1, 'x', 420), (2, 'y', 420)`);
  await dataSource.query(
    `insert into official (id, full_name) overriding system value select n, 'Người ' || n from generate_series(1, $1) n`,
    [PEOPLE],
  );
  await dataSource.query(
    `insert into membership (official_id, agency_id, valid_from) select n, 1, '1900-01-01' from generate_series(1, $1) n`,
    [PEOPLE],
  );
  await dataSource.query(
    `insert into mailbox (id, address) overriding system value select n, 'nv' || n || '@x.example' from generate_series(1, $1) n`,
    [PEOPLE + 2],
  );
  await dataSource.query(
    `insert into mailbox_assignment (mailbox_id, official_id, kind, valid_from, valid_to)
     select n, n, 'personal', date '1900-01-01', case when n <= 2 then $2::date end from generate_series(1, $1) n
     union all select $1 + n, n, 'personal', $2::date, null from generate_series(1, 2) n`,
    [PEOPLE, CHANGED_ON],
  );
});
afterAll(() => drop());

beforeEach(async () => {
  await dataSource.query('delete from mailbox_day');
  await dataSource.query('delete from activity_year');
});

/** What a roll-up of days does with what it found of one. @returns the mailboxes whose rows changed */
const rollUp = ({ originId, day, rows }: Found): Promise<number[]> =>
  rollUps.transaction(async (manager) => {
    const isNew = !(await rollUps.listDaysWithMailboxes(manager, originId, [day])).has(day);
    const changed = await rollUps.replaceMailboxDays(manager, originId, { day, rows, isNew });
    await activity.replaceBits(manager, [day], changed);
    return changed;
  });

it('bits of people are those of all their mailbox-days, whatever origins told of them and in which order, and took back', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(found, { minLength: 1, maxLength: 12 }), async (findings) => {
        for (const each of findings) {
          await rollUp(each);
          expect(await activity.compare(dataSource.manager)).toMatchObject({ differing: 0 });
        }
      })
      .beforeEach(async () => {
        await dataSource.query('delete from mailbox_day');
        await dataSource.query('delete from activity_year');
      }),
    { numRuns: 40 },
  );
});

it('only people whose rows changed are looked at again', async () => {
  const whose = async (): Promise<number[]> =>
    (await dataSource.query<{ id: number }[]>('select official_id as id from activity_year order by 1')).map(({ id }) => id);
  const [third, fourth, ofFirst] = [3, 4, PEOPLE + 1].map((mailboxId) => ({
    ...NOTHING,
    mailboxId,
    accessPoints: [1_767_000_000],
    sessionEnds: 0,
  }));
  const rows = [third!, fourth!, ofFirst!];
  const day = '2026-01-02';
  expect(await rollUp({ originId: 1, day, rows })).toEqual([3, 4, PEOPLE + 1]);
  expect(await whose()).toEqual([1, 3, 4]);
  expect(await rollUp({ originId: 1, day, rows })).toEqual([]);
  await dataSource.query('delete from activity_year');
  // One row is another; the others are as they were, so nobody looks at their people.
  expect(await rollUp({ originId: 1, day, rows: [third!, { ...fourth!, sent: 1 }, ofFirst!] })).toEqual([4]);
  expect(await whose()).toEqual([4]);
});
