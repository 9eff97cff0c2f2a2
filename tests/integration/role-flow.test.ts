import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FlowCell, RoleFlowReply } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { PERIOD, PeopleScene, type Ask } from '../support/people-scene.ts';

let scene: PeopleScene;
let db: DataSource;
let homeAffairs: Ask;
let agency: Ask;

/** An agency with so many people in each role, each with a box. */
async function addAgency(id: number, code: string, people: Readonly<Record<'board' | 'head' | 'specialist', number>>): Promise<void> {
  await db.query(`insert into agency (id, code, name) values ($1, $2, $2)`, [id, code]);
  let number = id * 1000;
  for (const [role, count] of Object.entries(people)) {
    const span = [number + 1, number + count];
    number += count;
    await db.query(`insert into official (id, full_name) select n, 'Người ' || n from generate_series($1::int, $2::int) n`, span);
    await db.query(`insert into mailbox (id, address) select n, n || '@x.example' from generate_series($1::int, $2::int) n`, span);
    await db.query(`insert into membership (official_id, agency_id, role) select n, $3::int, $4 from generate_series($1::int, $2::int) n`, [
      ...span,
      id,
      role,
    ]);
    await db.query(
      `insert into mailbox_assignment (mailbox_id, official_id, kind) select n, n, 'personal' from generate_series($1::int, $2::int) n`,
      span,
    );
  }
}

/** What an agency received on a day, and the copies between groups, as a roll-up stores them. */
async function store(id: number, day: string, copies: readonly number[], [received, told]: readonly [number, number]): Promise<void> {
  await db.query('insert into agency_flow_day (agency_id, day, origin_id, copies, told_received) values ($1, $2, 1, $3::integer[], $4)', [
    ...[id, day, `{${copies.join(',')}}`, told],
  ]);
  await db.query('insert into agency_day (agency_id, day, sent, received) values ($1, $2, 0, $3)', [id, day, received]);
}

/** Figures differ from here on, so that no kept answer is given again. */
const refresh = (): Promise<unknown> =>
  db.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'directory-revision'`);

const read = async (ask: Ask, path: string): Promise<RoleFlowReply> => {
  const { status, body } = await ask<RoleFlowReply>(`adoption/${path}?ky=${PERIOD}`);
  expect(status).toBe(200);
  return body;
};
const countsOf = (cells: readonly FlowCell[] | null): (number | null)[] | undefined => cells?.map(({ copies }) => copies);

const A = [[12, 100, 203, 41, 9, 158, 60, 97, 0], Array.from({ length: 9 }, () => 22)].flat();
const NONE = Array.from({ length: 18 }, () => 0);
const C = [[4, 10, 30, 6, 0, 21, 3, 44, 55], Array.from({ length: 9 }, () => 1)].flat();

beforeAll(async () => {
  scene = await PeopleScene.start();
  db = scene.running.database.dataSource;
  await addAgency(11, 'a', { board: 10, head: 10, specialist: 12 });
  await addAgency(12, 'b', { board: 12, head: 12, specialist: 20 });
  await addAgency(13, 'c', { board: 5, head: 5, specialist: 15 });
  await store(11, '2026-06-15', A, [900, 600]);
  await store(11, '2026-07-14', A, [100, 100]);
  await store(11, '2026-07-15', A, [100, 100]);
  await store(12, '2026-07-01', NONE, [300, 0]);
  await store(13, '2026-07-01', C, [200, 150]);
  await refresh();
  homeAffairs = await scene.signIn('noi-vu-2', 'home-affairs');
  agency = await scene.signIn('co-quan-c', 'agency', { agencyId: 13 });
}, 120_000);

afterAll(() => scene.running.close());

describe('mail between role groups', () => {
  it('of an agency is the sum of the days of the period, to the nearest 5, three groups where each has 10 people', async () => {
    const flow = await read(homeAffairs, 'agencies/a/flow');
    expect(flow).toMatchObject({ code: 'a', withheld: null, groups: ['board', 'head', 'specialist'], received: 1000, toldReceived: 700 });
    expect(countsOf(flow.inside)).toEqual([25, 200, 405, 80, 20, 315, 120, 195, null]);
    expect(countsOf(flow.outside)).toEqual(Array.from({ length: 9 }, () => 45));
    expect(flow).toMatchObject({ agencies: null, isProvisional: false, isDemo: true });
  });

  it('tells board and heads together where either is too few, and nothing of too few people, in words', async () => {
    const flow = await read(homeAffairs, 'agencies/c/flow');
    expect(flow.groups).toEqual(['leaders', 'specialist']);
    expect(countsOf(flow.inside)).toEqual([20, 50, 45, 55]);
    expect(countsOf(flow.outside)).toEqual([null, null, null, null]);
    const withheld = { withheld: 'few-people', groups: [], inside: null, outside: null, received: null, toldReceived: null };
    expect(await read(homeAffairs, 'agencies/snv/flow')).toMatchObject(withheld);
  });

  it('is null, never 0, where no log tells who sent what was received', async () => {
    const withheld = { withheld: 'untold', inside: null, received: 300, toldReceived: null };
    expect(await read(homeAffairs, 'agencies/b/flow')).toMatchObject(withheld);
  });

  it('an agency reads its own as others do, and neither another nor the province', async () => {
    expect(await read(agency, 'agencies/c/flow')).toEqual(await read(homeAffairs, 'agencies/c/flow'));
    expect((await agency(`adoption/agencies/a/flow?ky=${PERIOD}`)).status).toBe(404);
    expect((await agency(`adoption/flow?ky=${PERIOD}`)).status).toBe(403);
    expect((await homeAffairs(`adoption/agencies/khong-co/flow?ky=${PERIOD}`)).status).toBe(404);
    expect((await homeAffairs(`adoption/flow?ky=bc-2020-01`)).status).toBe(404);
  });

  it('of the province is the sum of its told agencies where subtracting would tell of few people, and says how many are left out', async () => {
    const flow = await read(homeAffairs, 'flow');
    expect(flow).toMatchObject({
      code: null,
      groups: ['leaders', 'specialist'],
      agencies: { told: 3, untold: 1, leftOut: 2 },
      received: 1500,
    });
    expect(countsOf(flow.inside)).toEqual([345, 775, 360, 55]);
    expect(countsOf(flow.outside)).toEqual([180, 90, 90, 45]);
  });

  it('of the province has three groups once whoever is not told singly is nobody, or enough people together', async () => {
    await db.query('delete from membership where agency_id in (1, 2)');
    await db.query(`update membership set role = case when official_id <= 13010 then 'board' else role end where agency_id = 13`);
    await refresh();
    const flow = await read(homeAffairs, 'flow');
    expect(flow).toMatchObject({ groups: ['board', 'head', 'specialist'], agencies: { told: 3, untold: 1, leftOut: 0 } });
    expect(countsOf(flow.inside)).toEqual([30, 210, 435, 90, 20, 335, 125, 240, 55]);
  });

  it('a group that loses somebody within the period is told as on its worst day', async () => {
    await db.query(`update membership set valid_to = '2026-07-10' where official_id = 11001`);
    await refresh();
    expect((await read(homeAffairs, 'agencies/a/flow')).groups).toEqual(['leaders', 'specialist']);
    await db.query(`update membership set valid_to = '2026-07-15' where official_id = 11001`);
    await refresh();
    expect((await read(homeAffairs, 'agencies/a/flow')).groups).toEqual(['board', 'head', 'specialist']);
  });
});
