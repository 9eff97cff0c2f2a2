// A province of any size with a year of mailbox-days, written by the database itself; everything made from them is computed by the product.
import { listDays, RULE_VERSIONS, standardPeriodsOf } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { ActivityYearRepository } from '../../apps/api/dist/usage/activity-year.repository.js';
import { AgencyDayRepository } from '../../apps/api/dist/usage/agency-day.repository.js';
import { RollUpPeriodService } from '../../apps/api/dist/usage/roll-up-period.service.js';
import { asMigration } from '../../apps/api/dist/database/reach.js';
import { DirtyRepository } from '../../apps/api/dist/queue/dirty.repository.js';
import { cpuBetween } from './cpu-time.mjs';

/** @typedef {import('./cpu-time.mjs').CpuTime} CpuTime */

/** @returns {Promise<CpuTime>} */
async function readOwnTime() {
  const { user, system } = process.cpuUsage();
  return { program: (user + system) / 1000, database: null };
}

/** The reporting year that ends with M6 of the demo. */
export const SPAN = { from: '2025-07-15', to: '2026-07-14' };
const DAYS_AT_ONCE = 64;

/**
 * Officials with a mailbox each, spread over agencies. On working days four of five receive, most of these open their box, some send; a few come
 * on other days. Who does what is a function of person and day, so that every run has the same figures.
 * @param {import('@nestjs/common').INestApplicationContext} app
 * @param {{ mailboxes: number, agencies: number, from?: string }} size `from`: where there is less than the year
 * @param {() => Promise<CpuTime>} readTime processor time so far
 * @returns what the product needed to compute bitmaps, volumes and periods from the days of mailboxes, and of how many days
 */
export async function makeProvince(app, { mailboxes, agencies, from = SPAN.from }, readTime = readOwnTime) {
  const database = app.get(DataSource);
  const days = listDays(from, SPAN.to);
  const run = (/** @type {string} */ text, /** @type {unknown[]} */ values = []) => database.query(text, values);
  // The program would else take what follows for figures by earlier rules, and compute it anew from logs that there are not.
  await app.get(DirtyRepository, { strict: false }).markChangedRules(RULE_VERSIONS);
  // And what is gathered today is as of today.
  await app.get(DirtyRepository, { strict: false }).markBegunDay(new Date().toISOString().slice(0, 10));
  await run(`insert into agency (code, name, valid_from) select 'cq' || n, 'Cơ quan ' || n, '1900-01-01' from generate_series(1, $1) n`, [
    agencies,
  ]);
  await run(`insert into official (full_name) select 'Người ' || n from generate_series(1, $1) n`, [mailboxes]);
  await run(
    `insert into membership (official_id, agency_id, valid_from) select o.id, a.id, '1900-01-01'
       from (select id, row_number() over (order by id) as n from official) o join (select id, row_number() over (order by id) as n from agency) a
         on a.n = (o.n * $1 - 1) / $2 + 1`,
    [agencies, mailboxes],
  );
  await run(`insert into mailbox (address) select 'nv' || n || '@bench.example' from generate_series(1, $1) n`, [mailboxes]);
  await run(
    `insert into mailbox_assignment (mailbox_id, official_id, kind, valid_from) select m.id, o.id, 'personal', '1900-01-01'
       from (select id, row_number() over (order by id) as n from mailbox) m join (select id, row_number() over (order by id) as n from official) o using (n)`,
  );
  await run(`insert into origin (name, zone_offset_minutes) values ('thu', 420)`);
  await run(
    `insert into origin_day (origin_id, day, facts, first_at, last_at, unmatched)
     select 1, d, 1, d + '00:00 +7'::timetz, d + '23:59:59 +7'::timetz, 0 from unnest($1::date[]) d`,
    [days],
  );
  await run('select add_mailbox_day_month(d) from unnest($1::date[]) d', [days]);
  for (const day of days) await run(MAILBOX_DAYS, [day]);
  // Only its owner may gather a table's statistics.
  await asMigration(() => run('analyze'));
  return gather(app, days, readTime);
}

/** Reads like chance, but is the same in every run: 0 to 99 of a person and a day. */
const chance = (/** @type {number} */ salt) => `(hashint4(m.id * 1000 + extract(doy from $1::date)::int + ${salt}) & 2147483647) % 100`;
const isWorked = 'extract(isodow from $1::date) <= 5';

const MAILBOX_DAYS = `
  insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails, access_points, session_ends)
  select 1, $1, id, sent, sent, received, received, access, 0, access, case when access > 1 then 15 else access * 3 end
    from (select m.id, case when ${chance(1)} < 30 then 1 + ${chance(2)} / 40 else 0 end as sent,
                 case when ${isWorked} then ${chance(3)} / 20 else 0 end as received,
                 -- Everybody has a habit of their own, from never to always.
                 case when ${chance(4)} < (hashint4(m.id) & 2147483647) % 130 and (${isWorked} or ${chance(5)} < 5) then 1 + ${chance(6)} / 50 else 0 end as access
            from mailbox m where ${isWorked} or ${chance(5)} < 5) x
   where sent + received + access > 0 order by id`;

/**
 * @param {import('@nestjs/common').INestApplicationContext} app
 * @param {readonly string[]} days
 * @param {() => Promise<CpuTime>} readTime
 */
async function gather(app, days, readTime) {
  const [started, before] = [performance.now(), await readTime()];
  const database = app.get(DataSource);
  const options = { strict: false };
  const activity = app.get(ActivityYearRepository, options);
  const volume = app.get(AgencyDayRepository, options);
  const officials = await database.query('select id from official');
  await activity.transaction((manager) =>
    activity.replaceOfficials(
      manager,
      officials.map((/** @type {{ id: number }} */ { id }) => id),
    ),
  );
  for (let at = 0; at < days.length; at += DAYS_AT_ONCE)
    await activity.transaction((manager) => volume.replaceDays(manager, days.slice(at, at + DAYS_AT_ONCE)));
  const periodIds = new Set(days.flatMap((day) => standardPeriodsOf(day).map(({ id }) => id)));
  await database.transaction((manager) => app.get(DirtyRepository, options).markPeriods(manager, [...periodIds]));
  await app.get(RollUpPeriodService, options).rollUpDirtyPeriods(new AbortController().signal);
  const cpu = cpuBetween(before, await readTime());
  const seconds = (performance.now() - started) / 1000;
  console.error(
    `${days.length} days gathered into ${periodIds.size} periods in ${seconds.toFixed(1)} s, ${(cpu.program / 1000).toFixed(1)} s of processor`,
  );
  await database.query('vacuum analyze');
  return { days: days.length, cpu, seconds };
}
