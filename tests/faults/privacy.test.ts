import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FreezeReply, FrozenReply } from '@nhip-thu/metrics';
import { startApp, type RunningApp } from '../support/app.ts';
import {
  attackDoor,
  claimEverything,
  claimFrozen,
  collectClaims,
  collectDivisions,
  readTruth,
  type DoorDisclosure,
  type Truth,
} from '../support/door-attacker.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { SOAK } from '../support/fault-scene.ts';
import { deduce } from '../support/privacy-attacker.ts';
import { listImplications, publishByRules, publishFreely, type LeftOut, type Publication } from '../support/privacy-publishers.ts';
import { excuseOne, FROZEN_MONTH, makePublicationScene, tellLinked } from '../support/publication-scene.ts';
import type { Claim } from '../support/privacy-attacker.ts';
import { judge, MONTHS, SIMULATED_DEFINITIONS, simulateProvince, type SimulatedProvince } from '../support/privacy-world.ts';
import { SEED } from '../support/seed.mjs';

jest.setTimeout(240_000 * SOAK);

const JSON_BODY = { 'content-type': 'application/json' };
/** Figures of a month that speak of a person. */
interface Disclosure {
  readonly disclosed: number;
  readonly all: number;
  /** Of those disclosed: what the attacker deduced and is not so. */
  readonly wrong: number;
}

/** What somebody knows for certain who has every printed figure, the rosters and the rules; whatever is deduced is compared with the truth. */
function attack(province: SimulatedProvince, { claims }: Publication): Disclosure {
  const certain = deduce(claims, listImplications());
  let [disclosed, all, wrong] = [0, 0, 0];
  for (const definition of SIMULATED_DEFINITIONS) {
    for (let month = 0; month < MONTHS; month += 1) {
      const { has, hasNot } = certain.get(`${definition} ${month}`) ?? { has: 0n, hasNot: 0n };
      for (const { id } of province.people) {
        const truth = judge(province, id, month, definition);
        if (truth === null) continue;
        const bit = 1n << BigInt(id);
        all += 1;
        if (((has | hasNot) & bit) !== 0n) disclosed += 1;
        if (((truth ? hasNot : has) & bit) !== 0n) wrong += 1;
      }
    }
  }
  return { disclosed, all, wrong };
}

function shareOf({ disclosed, all }: Pick<Disclosure, 'disclosed' | 'all'>): string {
  return `${disclosed}/${all} (${((100 * disclosed) / all).toFixed(2)} %)`;
}

describe('an attacker with every figure of a year: both structures, snapshots, what-ifs, lifecycle, weeks, quarters, amendments', () => {
  const seeds = Array.from({ length: SOAK > 1 ? 3 : 1 }, (_, at) => SEED + at);

  it('is certain of nobody by publication@1, small agencies included', () => {
    for (const seed of seeds) {
      const province = simulateProvince(seed);
      const published = publishByRules(province);
      const found = attack(province, published);
      noteFigure(`certain disclosures by publication@1, seed ${seed}`, shareOf(found));
      expect({ seed, ...found, disclosed: 0, wrong: 0 }).toEqual({ seed, ...found });
      // Nothing is learned from silence: there is something to learn from.
      expect(published.claims.length).toBeGreaterThan(500);
    }
  });

  it('is certain of many when exact counts of 5 and more can be asked for freely', () => {
    const province = simulateProvince(SEED);
    const found = attack(province, publishFreely(province));
    noteFigure('certain disclosures, naive: k ≥ 5, free filters, exact', shareOf(found));
    expect(found.wrong).toBe(0);
    expect(found.disclosed).toBeGreaterThan(found.all / 20);
  });

  it.each<[LeftOut, string]>([
    ['mask', 'counts of agencies exact'],
    ['total', 'exact totals of the province'],
    ['structure', 'agencies of today counted anew instead of added up'],
    ['small', 'agencies of fewer than 10 people told'],
    ['rosters', 'figures over common days told of other people'],
    ['lifecycle', 'lifecycle of changing people told'],
  ])('is certain of somebody as soon as a rule is left out: %s', (rule, what) => {
    const province = simulateProvince(SEED);
    const found = attack(province, publishByRules(province, new Set([rule])));
    noteFigure(`certain disclosures, naive: ${what}`, shareOf(found));
    expect(found.wrong).toBe(0);
    expect(found.disclosed).toBeGreaterThan(0);
  });
});

describe('an attacker with every answer of the API: all periods, definitions and structures, boxes, lifecycle, what was frozen', () => {
  let running: RunningApp;
  let truth: Truth;
  let claims: Claim[];
  let frozen: Claim[];

  beforeAll(async () => {
    running = await startApp();
    await makePublicationScene(running, SEED);
    truth = await readTruth(running);
    claims = await collectClaims(running, truth);
    const made = await running.fetch('/api/v1/freezes', {
      method: 'POST',
      body: JSON.stringify({ periodId: FROZEN_MONTH }),
      headers: JSON_BODY,
    });
    const { version } = (await made.json()) as FreezeReply;
    frozen = claimFrozen(truth, (await (await running.fetch(`/api/v1/freezes/codes/${version.code}`)).json()) as FrozenReply);
  });
  afterAll(() => running.close());

  /** Beside what a publisher without rules would give away. */
  const judgeDoor = (name: string, found: DoorDisclosure): void => {
    noteFigure(name, shareOf(found));
    expect(found.wrong).toBe(0);
  };

  it('is certain of nobody; of many, were exact counts given', () => {
    const found = attackDoor(claims, truth);
    judgeDoor('certain disclosures by the API’s answers', found);
    expect(found.disclosed).toBe(0);
    expect(claims.length).toBeGreaterThan(1000);
    const naive = attackDoor(claimEverything(truth), truth);
    judgeDoor('certain disclosures, naive: exact counts of every agency and period', naive);
    expect(naive.disclosed).toBeGreaterThan(naive.all / 50);
  });

  it('is certain of nobody who has the divisions of all agencies as well', async () => {
    const divisions = await collectDivisions(running, truth);
    expect(divisions.told).toBeGreaterThan(20);
    const found = attackDoor([...claims, ...divisions.claims], truth);
    judgeDoor('certain disclosures by the API’s answers and the divisions of every agency', found);
    expect(found.disclosed).toBe(0);
  });

  it('is certain of somebody when figures of common days are told of other people', async () => {
    await tellLinked(running);
    const found = attackDoor(await collectClaims(running, truth, FROZEN_MONTH), truth);
    judgeDoor('certain disclosures, naive: the API without rule 4 between periods', found);
    expect(found.disclosed).toBeGreaterThan(0);
  });

  it('is certain of nobody after somebody of each agency was excused from a month that was frozen', async () => {
    await excuseOne(running);
    const later = await readTruth(running);
    // Of whoever was excused, the frozen report speaks.
    const properties = new Map([...truth.properties].filter(([property]) => property.endsWith(` ${FROZEN_MONTH}`)));
    const both: Truth = { ...later, properties: new Map([...later.properties, ...properties]) };
    const found = attackDoor([...frozen, ...(await collectClaims(running, later, FROZEN_MONTH))], both);
    judgeDoor('certain disclosures by a frozen report and the API’s answers after it', found);
    expect(found.disclosed).toBe(0);
    await tellLinked(running);
    const naive = attackDoor([...frozen, ...(await collectClaims(running, later, FROZEN_MONTH))], both);
    judgeDoor('certain disclosures, naive: an amendment about other people', naive);
    expect(naive.disclosed).toBeGreaterThan(0);
  });
});
