import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FLOW_GROUPS, groupFlow, publishFlow, type AgencyRoles, type FlowGrouping, type RoleCounts } from './publish-flow.ts';

const people = (board: number, head: number, specialist: number): RoleCounts => ({ board, head, specialist });
const day = (...agencies: RoleCounts[]): AgencyRoles => new Map(agencies.map((each, at) => [at + 1, each]));
const groupingsOf = (...days: AgencyRoles[]): (FlowGrouping | undefined)[] => {
  const { ofAgency } = groupFlow(days);
  return [1, 2, 3].map((id) => ofAgency.get(id));
};
const BIG = people(10, 10, 10);

describe('how far role groups may be told apart', () => {
  it('three groups from 10 people in each, two where board and heads are 10 together, else none', () => {
    expect(groupingsOf(day(BIG, people(9, 10, 10), people(4, 5, 30)))).toEqual(['three', 'two', 'none']);
    expect(groupingsOf(day(people(20, 10, 10), people(14, 6, 9), people(0, 10, 10)))).toEqual(['three', 'none', 'two']);
  });

  it('as on the worst day of the period, so that a longer period never leaves a shorter one with fewer people', () => {
    expect(groupingsOf(day(BIG, BIG), day(BIG, people(9, 10, 10)))).toEqual(['two', 'two', undefined]);
    expect(groupingsOf(day(BIG, BIG, BIG), day(BIG, BIG, people(2, 3, 4)))).toEqual(['three', 'three', 'none']);
  });

  it('days before an agency has people say nothing of it', () => {
    expect(groupingsOf(day(BIG, BIG, people(0, 0, 0)), day(BIG, BIG, BIG))).toEqual(['three', 'three', 'three']);
    expect(groupingsOf(day(BIG, BIG))).toEqual(['three', 'three', undefined]);
  });

  it('the people of a group to whom its mail goes elsewhere are none or at least 10 as well', () => {
    expect(groupingsOf(day(BIG, people(3, 20, 30)))).toEqual(['two', 'two', undefined]);
    expect(groupingsOf(day(people(20, 20, 20), people(3, 4, 5)))).toEqual(['none', 'none', undefined]);
    expect(groupingsOf(day(BIG))).toEqual(['three', undefined, undefined]);
  });

  it('the province is told where whatever is left after its told agencies are subtracted is nobody or at least 10 people in each group', () => {
    const isTold = (...days: AgencyRoles[]): boolean => groupFlow(days).isProvinceTold;
    expect(isTold(day(BIG, BIG))).toBe(true);
    // The boards of those with two groups are 9: the three-group total less the first two agencies would tell of them.
    expect(isTold(day(BIG, BIG, people(9, 20, 20)))).toBe(false);
    expect(isTold(day(BIG, BIG, people(9, 20, 20), people(1, 20, 20)))).toBe(true);
    // Of the last agency nothing is told, and it would be what is left.
    expect(isTold(day(BIG, people(5, 20, 20), people(5, 20, 20), people(2, 2, 9)))).toBe(false);
    expect(isTold(day(BIG, BIG), day(BIG, BIG, people(9, 20, 20)))).toBe(false);
    expect(isTold()).toBe(false);
  });

  /** Numbers of people that are left on a day when what is told of it and of a longer period is subtracted; a group of 1 to 9 would be told. */
  function listLeft(today: readonly RoleCounts[], whole: ReturnType<typeof groupFlow>): number[] {
    const one = groupFlow([day(...today)]);
    const told = (groupings: typeof whole, at: number): FlowGrouping => groupings.ofAgency.get(at + 1) ?? 'none';
    const singly = today.flatMap(({ board, head, specialist }, at) => {
      const grouping = told(whole, at);
      if (grouping === 'none' || board + head + specialist === 0) return [];
      return grouping === 'three' ? [board, head, specialist] : [board + head, specialist];
    });
    const sumOf = (rest: readonly RoleCounts[], ...roles: (keyof RoleCounts)[]): number =>
      rest.reduce((sum, each) => sum + roles.reduce((part, role) => part + each[role], 0), 0);
    const notThree = today.filter((_, at) => told(one, at) !== 'three');
    const notTold = today.filter((_, at) => told(one, at) === 'none');
    const left = [sumOf(notThree, 'board'), sumOf(notThree, 'head'), sumOf(notTold, 'board', 'head'), sumOf(notTold, 'specialist')];
    return [...singly, ...(whole.isProvinceTold ? left : [])];
  }

  it('no subtraction of told agencies and of periods leaves a group of 1 to 9 people on any day', () => {
    const counts = fc.record({ board: fc.nat(14), head: fc.nat(14), specialist: fc.nat(30) });
    const days = fc.array(fc.array(counts, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(days, (province) => {
        const whole = groupFlow(province.map((each) => day(...each)));
        const left = province.flatMap((today) => listLeft(today, whole));
        expect(left.filter((size) => size > 0 && size < 10)).toEqual([]);
      }),
    );
  });

  it('whatever is told of a long period is told of each of its days', () => {
    const days = [day(BIG, people(12, 12, 12)), day(BIG, people(12, 12, 30)), day(BIG, people(5, 12, 30))];
    const whole = groupFlow(days).ofAgency;
    expect([...whole.values()]).toEqual(['two', 'two']);
    expect(days.map((each) => groupFlow([each]).ofAgency.get(2))).toEqual(['three', 'three', 'two']);
  });
});

describe('what is printed of a flow', () => {
  const COPIES = [12, 100, 203, 41, 9, 158, 60, 97, 0];

  it('three groups: every pair, to the nearest 5; fewer than 10 are not told, none among them', () => {
    const cells = publishFlow(COPIES, 'three');
    expect(cells.map(({ copies }) => copies)).toEqual([10, 100, 205, 40, null, 160, 60, 95, null]);
    expect(cells[2]).toEqual({ from: 'board', to: 'specialist', direction: 'down', copies: 205 });
  });

  it('two groups: board and heads together', () => {
    expect(publishFlow(COPIES, 'two').map(({ from, to, copies }) => [from, to, copies])).toEqual([
      ['leaders', 'leaders', 160],
      ['leaders', 'specialist', 360],
      ['specialist', 'leaders', 155],
      ['specialist', 'specialist', null],
    ]);
    expect(publishFlow(COPIES, 'none')).toEqual([]);
    expect(FLOW_GROUPS.none).toEqual([]);
  });

  it('refuses what are no counts of pairs', () => {
    expect(() => publishFlow([1, 2], 'two')).toThrow(RangeError);
  });
});
