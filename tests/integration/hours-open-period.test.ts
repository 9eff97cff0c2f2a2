import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isProvisionalOn, parsePeriodId, type HoursReply, type Period } from '@nhip-thu/metrics';
import { HoursService } from '../../apps/api/src/usage/hours.service.ts';
import { PeopleScene } from '../support/people-scene.ts';

let scene: PeopleScene;

beforeAll(async () => {
  scene = await PeopleScene.start();
}, 120_000);

afterAll(() => scene.running.close());

it('of a period that is not over it is told which weekdays have come: the scene’s today is Friday 17/07, the period began on Wednesday 15/07', async () => {
  const period = parsePeriodId('bc-2026-08') as Period;
  expect(isProvisionalOn(period, '2026-07-17')).toBe(true);
  const hours = await scene.running.app.get(HoursService).read(period);
  const { passedCounts, dayCounts, missingDays }: Pick<HoursReply, 'passedCounts' | 'dayCounts' | 'missingDays'> = hours;
  expect([passedCounts.slice(0, 2), passedCounts.slice(5)]).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(passedCounts.slice(2, 4)).toEqual([1, 1]);
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  expect(missingDays).toBe(sum(passedCounts) - sum(dayCounts));
});
