import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Problem } from '@nhip-thu/metrics';
import { asNobody, reachAs } from '../../apps/api/src/database/reach.ts';
import { DirectoryRepository } from '../../apps/api/src/directory/directory.repository.ts';
import { RollUpPeriodService } from '../../apps/api/src/usage/roll-up-period.service.ts';
import { PERIOD, PeopleScene, type Ask } from '../support/people-scene.ts';

const OTHERS = 31;
const MERGED = 32;
const WHO = { code: 'cu', name: 'Trung tâm Cũ', from: null };
const INTO = { code: 'moi', name: 'Sở Mới' };

let scene: PeopleScene;

/** An agency that ends on a day, by becoming part of another. */
async function endOn(day: string, successor = OTHERS): Promise<void> {
  const db = scene.running.database.dataSource;
  await db.query('update agency set valid_to = $2 where id = $1', [MERGED, day]);
  await db.query('delete from succession');
  await db.query(
    `insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('merge', $1, $2, $3, 'Quyết định giả định')`,
    [MERGED, successor, day],
  );
}

/** @param what code of the agency, or a route under it */
const ask = (as: Ask, what: string, structure = 'hien-nay') =>
  as<Problem>(`adoption/agencies/${what}?ky=${PERIOD}&cc=${structure}`).then(({ status, body: { agency, detail } }) => ({
    status,
    agency,
    detail,
  }));

beforeAll(async () => {
  scene = await PeopleScene.start();
  const db = scene.running.database.dataSource;
  await db.query('insert into dirty_period (period_id) values ($1)', [PERIOD]);
  await scene.running.app.get(RollUpPeriodService).rollUpDirtyPeriods(new AbortController().signal);
  await db.query(`insert into agency (id, code, name) values ($1, 'moi', 'Sở Mới'), ($2, 'cu', 'Trung tâm Cũ')`, [OTHERS, MERGED]);
}, 120_000);

afterAll(() => scene.running.close());

it('an agency that was merged is told as who it was, since when it is no more, and what it became part of', async () => {
  const leadership = await scene.signIn('lanh-dao-3', 'leadership');
  await endOn('2026-06-10');
  const ended = { ...WHO, to: '2026-06-10', successor: INTO, absence: 'ended' };
  expect(await ask(leadership, 'cu')).toMatchObject({ status: 404, agency: ended });
  expect(await ask(leadership, 'cu', 'tai-thoi-diem')).toMatchObject({ status: 404, agency: ended });
  expect(await ask(leadership, 'cu/course')).toMatchObject({ status: 404, agency: ended });
  await endOn('2026-07-20');
  expect(await ask(leadership, 'cu')).toMatchObject({ status: 404, agency: { ...ended, to: '2026-07-20', absence: 'joined' } });
});

it('a code that never was is plainly no agency', async () => {
  const leadership = await scene.signIn('lanh-dao-3', 'leadership');
  const detail = 'Danh bạ không có cơ quan nào mã “khong-co”.';
  expect(await ask(leadership, 'khong-co')).toEqual({ status: 404, agency: undefined, detail });
});

it('whoever speaks for one agency learns of its own past, and of another nothing, not even that there was one', async () => {
  const stranger = await scene.signIn('co-quan-mot', 'agency', { agencyId: 1 });
  await endOn('2026-06-10');
  const detail = 'Danh bạ không có cơ quan nào mã “cu”.';
  expect(await ask(stranger, 'cu')).toEqual({ status: 404, agency: undefined, detail });
  await endOn('2026-06-10', 1);
  const successor = await scene.signIn('co-quan-mot-sau', 'agency', { agencyId: 1 });
  expect((await ask(successor, 'cu')).agency).toMatchObject({ ...WHO, successor: { code: 'snv' } });
  const former = await asNobody(() => {
    reachAs({ kind: 'agency', agencyIds: [MERGED] });
    return scene.running.app.get(DirectoryRepository).findLife('cu');
  });
  expect(former).toEqual({ ...WHO, to: '2026-06-10', successor: null });
});
