import { addDays, listDays, listPeriods, PERIOD_KINDS, type IsoDate } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { RollUpPeriodService } from '../../apps/api/src/usage/roll-up-period.service.ts';
import { addMonths } from './add-months.ts';
import type { RunningApp } from './app.ts';
import { numbersFrom } from './privacy-world.ts';

const FIRST = '2026-01-05';
const LAST = '2026-06-14';
const TODAY = '2026-06-17';
/** Reporting months with whole logs. */
export const FROZEN_MONTH = 'bc-2026-04';
const FROZEN_SPAN = { from: '2026-03-15', to: '2026-04-15' };
const MERGER = '2026-04-01';
const SPLIT = '2026-05-04';

/** How many people each agency has at first, and how keen they are: small ones, some just publishable, some all but wholly for or against it. */
const SIZES = [3, 6, 8, 10, 11, 12, 14, 18, 24, 30, 9];
const LEVELS = [0.5, 0.9, 0.05, 0.02, 0.97, 0.5, 0.04, 0.95, 0.6, 0.9, 0.3];
/** That one becomes part of the other; from the third a part is split off. */
const [MERGED, INTO, DIVIDED] = [6, 8, 9];
const SPLIT_OFF = SIZES.length;

interface Span {
  readonly agency: number;
  readonly division: number | null;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** A province of small and large agencies with logs of five months: people come, go, move and are on leave; two agencies merge, one is split. */
export async function makePublicationScene(running: RunningApp, seed: number): Promise<void> {
  const db = running.database.dataSource;
  const next = numbersFrom(seed);
  await db.query(`insert into setting (key, value) values ('demo', $1)`, [JSON.stringify({ label: 'thử', today: TODAY })]);
  await db.query(`insert into origin (id, name, zone_offset_minutes) overriding system value values (1, 'thu', 420)`);
  await db.query(
    `insert into origin_day (origin_id, day, facts, first_at, last_at, unmatched, is_timed, silences)
     select 1, d, 1, d + '00:00 +7'::timetz, d + '23:59:59 +7'::timetz, 0, true, '{}' from unnest($1::date[]) d`,
    [listDays(FIRST, TODAY)],
  );
  for (let at = 0; at <= SPLIT_OFF; at += 1) {
    const [from, to] = [at === SPLIT_OFF ? SPLIT : '1900-01-01', at === MERGED ? MERGER : null];
    await db.query('insert into agency (id, code, name, valid_from, valid_to) overriding system value values ($1, $2, $2, $3, $4)', [
      ...[at + 1, `a${at}`, from, to],
    ]);
    for (const division of [1, 2, 3])
      await db.query('insert into division (id, agency_id, name) overriding system value values ($1, $2, $3)', [
        ...[10 * (at + 1) + division, at + 1, `P${division}`],
      ]);
  }
  await db.query(
    `insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('merge', $1, $2, $3, 'x'), ('split', $4, $5, $6, 'x')`,
    [MERGED + 1, INTO + 1, MERGER, DIVIDED + 1, SPLIT_OFF + 1, SPLIT],
  );
  let officialId = 0;
  for (const [agency, size] of SIZES.entries())
    for (let at = 0; at < size; at += 1) {
      officialId += 1;
      await addOfficial(db, officialId, { agency, level: LEVELS[agency] ?? 0.5, next });
    }
  await markAll(db);
  await rollUp(running);
}

/** Somebody of each agency was on leave all through the frozen month after all. */
export async function excuseOne(running: RunningApp): Promise<void> {
  await running.database.dataSource.query(
    `insert into absence (official_id, kind, reason, valid_from, valid_to)
     select distinct on (m.agency_id) m.official_id, 'leave', 'x', $1::date, $2::date from membership m
      where m.valid_from <= $1 and (m.valid_to is null or m.valid_to > $2) and not exists (select from absence a where a.official_id = m.official_id)
      order by m.agency_id, m.official_id`,
    [FROZEN_SPAN.from, FROZEN_SPAN.to],
  );
  await markAll(running.database.dataSource);
  await rollUp(running);
}

/** What rule 4 withholds is told. */
export async function tellLinked(running: RunningApp): Promise<void> {
  await running.database.dataSource.query(
    `update unit_period set is_linked = false, are_boxes_linked = false where period_id not like '4tuan%'`,
  );
  await running.database.dataSource.query('update stored_period set computed_at = clock_timestamp()');
}

async function rollUp(running: RunningApp): Promise<void> {
  await running.app.get(RollUpPeriodService).rollUpDirtyPeriods(new AbortController().signal);
}

async function markAll(db: DataSource): Promise<void> {
  const periods = PERIOD_KINDS.flatMap((kind) => listPeriods(kind, FIRST, LAST)).map(({ id }) => id);
  await db.query(`insert into dirty_official (official_id) select id from official on conflict (official_id) do nothing`);
  await db.query(`insert into dirty_period (period_id) select p from unnest($1::text[]) p on conflict (period_id, agency_id) do nothing`, [
    periods,
  ]);
}

interface Place {
  readonly agency: number;
  readonly level: number;
  readonly next: () => number;
}

async function addOfficial(db: DataSource, id: number, { agency, level, next }: Place): Promise<void> {
  const day = (): IsoDate => addDays(FIRST, 20 + Math.floor(next() * 110));
  const chance = (share: number): boolean => next() < share;
  const comes = chance(0.06) ? day() : null;
  const goes = comes === null && chance(0.06) ? day() : null;
  const division = chance(0.15) ? null : 1 + Math.floor(next() * 3);
  const spans = placesOf({ agency, division, from: comes ?? '1900-01-01', to: goes }, chance(0.3), chance(0.04) ? day() : null);
  await db.query('insert into official (id, full_name) overriding system value values ($1, $2)', [id, `Người ${id}`]);
  await db.query('insert into mailbox (id, address) overriding system value values ($1, $2)', [id, `nv${id}@x.example`]);
  await db.query(`insert into mailbox_assignment (mailbox_id, official_id, kind) values ($1, $1, 'personal')`, [id]);
  for (const span of spans)
    await db.query('insert into membership (official_id, agency_id, division_id, valid_from, valid_to) values ($1, $2, $3, $4, $5)', [
      ...[id, span.agency + 1, span.division === null ? null : 10 * (span.agency + 1) + span.division, span.from, span.to],
    ]);
  if (chance(0.15)) {
    const from = day();
    await db.query(`insert into absence (official_id, kind, reason, valid_from, valid_to) values ($1, 'leave', 'x', $2, $3)`, [
      ...[id, from, addDays(from, 1 + Math.floor(next() * 9))],
    ]);
  }
  // Habits last; somebody who does not care for it now and then looks in for a month.
  const isKeen = chance(level);
  const used = listDays(FIRST, LAST).filter((each) => {
    const month = Number(each.slice(5, 7));
    return isKeen !== ((id * 7 + month) % 29 === 0) && chance(0.93);
  });
  await addMonths(db, used);
  await db.query(
    `insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails, access_points, session_ends)
     select 1, d, $1, (extract(doy from d)::int % 3 = 0)::int, 0, 1, 1, 1, 0, 1, 15 from unnest($2::date[]) d`,
    [id, used],
  );
}

/** Where somebody is, one span after another, by their own move and by what becomes of their agency. */
function placesOf(first: Span, isSplitOff: boolean, moves: IsoDate | null): Span[] {
  const steps: { readonly on: IsoDate; readonly to: (agency: number) => number }[] = [
    { on: MERGER, to: (agency: number) => (agency === MERGED ? INTO : agency) },
    { on: SPLIT, to: (agency: number) => (agency === DIVIDED && isSplitOff ? SPLIT_OFF : agency) },
    ...(moves === null ? [] : [{ on: moves, to: () => 5 }]),
  ].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const spans: Span[] = [first];
  for (const { on, to } of steps) {
    const last = spans.at(-1);
    if (last === undefined || on <= last.from || (first.to !== null && on >= first.to) || to(last.agency) === last.agency) continue;
    spans.splice(-1, 1, { ...last, to: on }, { ...last, agency: to(last.agency), from: on });
  }
  return spans;
}
