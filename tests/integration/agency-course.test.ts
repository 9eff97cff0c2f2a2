import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AdoptionReply, AgencyCourseReply } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { startApp, type RunningApp } from '../support/app.ts';

let running: RunningApp;
let db: DataSource;

/** Mail and minutes of an agency in a month, as a roll-up stores them. */
async function store(code: string, periodId: string, [sent, internal, external, mixed]: readonly number[], covered: number): Promise<void> {
  await db.query(
    `insert into unit_period (agency_id, period_id, definition, structure, counted, eligible, unknown, lower_count, upper_count, bounded_count,
                              working_days, covered_days, expected_minutes, covered_minutes, sent, sent_internal, sent_external, sent_mixed,
                              recipients, internal_recipients, received, snapshot_id)
     select a.id, $2, definition, 'as-is', 5, 20, 0, 5, 5, 20, 20, ceil($7::int / 480.0), 9600, $7::int, $3::int, $4::int, $5::int, $6::int,
            $3::int * 2, $4::int * 2, $3::int + 1, 1
       from agency a, (values ('du-1@1'), ('du-2@1')) d (definition) where a.code = $1`,
    [code, periodId, sent, internal, external, mixed, covered],
  );
}

const ask = (path: string): Promise<Response> => running.fetch(`/api/v1/adoption/agencies/${path}`);

beforeAll(async () => {
  running = await startApp();
  db = running.database.dataSource;
}, 120_000);
afterAll(() => running.close());

beforeEach(async () => {
  await db.query('truncate unit_period, agency restart identity cascade');
  await db.query(
    `insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-10"}') on conflict (key) do nothing`,
  );
  await db.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'log-revision'`);
  await db.query(`insert into agency (code, name, tier) values ('a', 'A', 'department'), ('b', 'B', 'department')`);
  await store('a', 'bc-2026-05', [90, 60, 15, 5], 9600);
  await store('a', 'bc-2026-06', [0, 0, 0, 0], 0);
  await store('a', 'bc-2026-07', [100, 83, 12, 5], 7535);
  await store('b', 'bc-2026-07', [7, 7, 0, 0], 9600);
});

describe('the course of an agency', () => {
  it('is its mail and its coverage, each period once, from the first in which it is found; what no log tells is null', async () => {
    const response = await ask('a/course?ky=bc-2026-07');
    expect(response.status).toBe(200);
    const { name, periods, points } = (await response.json()) as AgencyCourseReply;
    expect([name, periods.map(({ id }) => id)]).toEqual(['A', ['bc-2026-05', 'bc-2026-06', 'bc-2026-07']]);
    expect(points[0]).toMatchObject({ sent: 90, sentUntold: 10, sentInternal: 60, recipients: 180, received: 91, coverage: 1 });
    expect(points[1]).toMatchObject({ sent: null, sentInternal: null, received: null, coverage: 0 });
    expect(points[2]).toMatchObject({ sent: 100, sentUntold: 0, coverageMinutes: { coveredMinutes: 7535, expectedMinutes: 9600 } });
    expect(points[2]?.coverage).toBe(7535 / 9600);
    expect(points.map(({ isProvisional }) => isProvisional)).toEqual([false, false, true]);
    expect(points.map(({ snapshotId }) => snapshotId)).toEqual([1, 1, 1]);
    // Stored under every definition, and counted once.
    const sums = await db.query(
      `select sum(sent)::int as sent from unit_period p join agency a on a.id = p.agency_id where code = 'a' and definition = 'du-2@1'`,
    );
    expect(points.reduce((sum, { sent }) => sum + (sent ?? 0), 0)).toBe(sums[0].sent);
  });

  it('is not there of an agency that nobody knows, nor of one without figures in the period', async () => {
    expect((await ask('khong-co/course?ky=bc-2026-07')).status).toBe(404);
    expect((await ask('b/course?ky=bc-2026-05')).status).toBe(404);
    expect((await ask('b/course?ky=bc-2026-07')).status).toBe(200);
  });
});

/** The clock of the province. */
async function setToday(today: string): Promise<void> {
  await db.query(`update setting set value = jsonb_set(value, '{today}', to_jsonb($1::text)) where key = 'demo'`, [today]);
}

it('a period that is not over is compared with no other; once it is over it is', async () => {
  await store('b', 'bc-2026-06', [3, 3, 0, 0], 9600);
  const read = async () => {
    const all = (await (await running.fetch('/api/v1/adoption?ky=bc-2026-07')).json()) as AdoptionReply;
    const row = all.agencies.find(({ code }) => code === 'b');
    return [all.isProvisional, all.comparedWith?.id, all.provinceChange, row?.change, row?.before?.periodId, all.sentChange];
  };
  expect(await read()).toEqual([true, undefined, null, null, undefined, null]);
  await setToday('2026-07-15');
  // Of agency a too little is logged in either month.
  expect(await read()).toEqual([false, 'bc-2026-06', 0, 0, 'bc-2026-06', { change: 4, agencies: 1 }]);
  await setToday('2026-07-10');
});
