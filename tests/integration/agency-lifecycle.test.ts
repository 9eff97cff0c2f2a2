import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AgencyReply, LifecycleReply, PeriodsReply } from '@nhip-thu/metrics';
import { startApp, type RunningApp } from '../support/app.ts';
import { makePublicationScene } from '../support/publication-scene.ts';
import { SEED } from '../support/seed.mjs';

const AGENCIES = 12;

let running: RunningApp;

const read = async <Reply>(path: string): Promise<Reply | null> => {
  const response = await running.fetch(`/api/v1/${path}`);
  return response.ok ? ((await response.json()) as Reply) : null;
};

beforeAll(async () => {
  running = await startApp();
  await makePublicationScene(running, SEED);
}, 240_000);
afterAll(() => running.close());

/** The lifecycle of one agency, by its own answer and by that about all. */
async function readBoth(code: string, question: string, all: LifecycleReply | null): Promise<Record<'own' | 'ofAll', unknown>> {
  const own = await read<AgencyReply>(`adoption/agencies/${code}?${question}`);
  const points = all?.agencies.find((each) => each.code === code)?.points ?? null;
  // An agency that is not among the figures of the period has no answer.
  return { own: own && [own.lifecyclePeriods, own.lifecycle], ofAll: own && [all?.periods, points] };
}

it('an agency’s own answer tells the lifecycle that the answer about all tells of it: people come, go, move, a merger, a split', async () => {
  // Of every kind some.
  const periods = ((await read<PeriodsReply>('periods'))?.periods ?? []).filter((_, at) => at % 2 === 0);
  const questions = periods.flatMap(({ id }) => ['hien-nay', 'tai-thoi-diem'].map((structure) => `ky=${id}&cc=${structure}`));
  let [told, untold] = [0, 0];
  for (const question of questions) {
    const all = await read<LifecycleReply>(`adoption/lifecycle?${question}`);
    for (let at = 0; at < AGENCIES; at += 1) {
      const { own, ofAll } = await readBoth(`a${at}`, question, all);
      expect({ question, at, lifecycle: own }).toEqual({ question, at, lifecycle: ofAll });
    }
    for (const { points } of all?.agencies ?? [])
      if (points === null) untold += 1;
      else told += 1;
  }
  expect(told).toBeGreaterThan(20);
  expect(untold).toBeGreaterThan(40);
}, 120_000);
