import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { periodOf, type DivisionsReply, type Problem, type TargetChangeReply } from '@nhip-thu/metrics';
import { PeopleScene, type Ask } from '../support/people-scene.ts';

const BLOCK = periodOf('four-week-block', '2026-07-01');
const TARGET = {
  ...{ metric: 'du-2@1', comparator: '>=', levels: { met: 0.9 }, validFrom: '2026-01-20', reason: 'Đợt đầu', approvedBy: 'Giám đốc' },
  legalBasis: { type: 'Quyết định', number: '15/QĐ-SNV', issuedOn: '2026-01-20', issuer: 'Sở Nội vụ' },
};
const OFFICE = { kind: 'division', agency: 'snv', division: 'Văn phòng' };

let scene: PeopleScene;
let agency: Ask;
let homeAffairs: Ask;

beforeAll(async () => {
  scene = await PeopleScene.start();
  const db = scene.running.database.dataSource;
  // An is in the office, with five who never looked in.
  await db.query(`insert into official (id, full_name) select n, 'Người ' || n from generate_series(4, 8) n`);
  await db.query(`insert into membership (official_id, agency_id, division_id) select n, 1, 1 from generate_series(4, 8) n`);
  await db.query(`insert into mailbox (id, address) select n, 'p' || n || '@snv.example' from generate_series(4, 8) n`);
  await db.query(`insert into mailbox_assignment (mailbox_id, official_id, kind) select n, n, 'personal' from generate_series(4, 8) n`);
  await db.query(`insert into stored_period (period_id, from_day, to_day, first_looked_on) values ($1, $2, $3, '2026-01-05')`, [
    ...[BLOCK.id, BLOCK.from, BLOCK.to],
  ]);
  agency = await scene.signIn('co-quan', 'agency', { agencyId: 1 });
  homeAffairs = await scene.signIn('noi-vu', 'home-affairs');
}, 120_000);

afterAll(async () => {
  await scene.running.close();
});

/** Name, people, the figure's kind, target and verdict of each division. */
async function readRows(): Promise<unknown[]> {
  const { status, body } = await agency<DivisionsReply>('adoption/divisions/snv');
  expect([status, body.blocks.map(({ period }) => period.id)]).toEqual([200, [BLOCK.id]]);
  return (body.blocks[0]?.divisions ?? []).map(({ name, people, kind, target, verdict }) => [
    ...[name, people, kind, target === null ? null : `${target.scope} ${target.threshold}`, verdict],
  ]);
}

async function enter(target: object): Promise<void> {
  const { status } = await homeAffairs<TargetChangeReply>('targets', { ...TARGET, ...target });
  expect(status).toBe(201);
}

describe('divisions and their targets', () => {
  it('without a target are not judged', async () => {
    expect(await readRows()).toEqual([
      ['Thanh tra', 1, 'withheld', null, 'no-target'],
      ['Văn phòng', 6, 'low', null, 'no-target'],
    ]);
  });

  it('are held to the province’s, and nothing is said of the division that is withheld', async () => {
    await enter({ scope: { kind: 'province' } });
    expect(await readRows()).toEqual([
      ['Thanh tra', 1, 'withheld', 'province 0.9', 'not-published'],
      ['Văn phòng', 6, 'low', 'province 0.9', 'not-met'],
    ]);
  });

  it('are held to their own instead, with no verdict where 0 … 2 of 6 leaves it open', async () => {
    await enter({ scope: OFFICE, levels: { met: 0.1 } });
    expect(await readRows()).toEqual([
      ['Thanh tra', 1, 'withheld', 'province 0.9', 'not-published'],
      ['Văn phòng', 6, 'low', 'division 0.1', 'not-published'],
    ]);
  });

  it('have targets of what is told of them only: DU-2 in blocks of four weeks', async () => {
    const refuse = async (target: object) => {
      const { status, body } = await homeAffairs<Problem>('targets', { ...TARGET, scope: { ...OFFICE, division: 'Thanh tra' }, ...target });
      return [status, body.errors];
    };
    const message = 'của phòng chỉ có sử dụng thường xuyên (DU-2) theo khối bốn tuần';
    expect(await refuse({ metric: 'paper-reduction@1' })).toEqual([400, [{ path: 'metric', message }]]);
    expect(await refuse({ metric: 'du-1@1' })).toEqual([400, [{ path: 'metric', message }]]);
    expect(await refuse({ periodKind: 'reporting-month' })).toEqual([400, [{ path: 'periodKind', message }]]);
    const trajectory = { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.5 }, to: { periodId: 'bc-2026-07', value: 0.9 } };
    expect(await refuse({ trajectory })).toEqual([400, [{ path: 'trajectory', message }]]);
  });
});
