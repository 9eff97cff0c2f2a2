import { describe, expect, it, jest } from '@jest/globals';
import { noteFigure } from '../support/fault-figures.ts';
import { SOAK } from '../support/fault-scene.ts';
import { deduce } from '../support/privacy-attacker.ts';
import { listImplications, publishByRules, publishFreely, type LeftOut, type Publication } from '../support/privacy-publishers.ts';
import { judge, MONTHS, SIMULATED_DEFINITIONS, simulateProvince, type SimulatedProvince } from '../support/privacy-world.ts';

jest.setTimeout(240_000 * SOAK);

const SEED = Number(process.env['SEED'] ?? 1);
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

function shareOf({ disclosed, all }: Disclosure): string {
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
