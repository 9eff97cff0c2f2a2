import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  activityOf,
  epochSecondOfIsoDate,
  findAccessPoints,
  isoDateOfEpochSecond,
  listDays,
  listWorkingDays,
  periodOf,
  prepareHabit,
  prepareRecentSending,
  prepareRegularUse,
  prepareSessionUse,
  sessionsOf,
  type AccessEvent,
  type ActivityYear,
  type IsoDate,
} from '@nhip-thu/metrics';
import { SESSION_HOURS } from '../../calendar/calendar-seed.ts';
import { isOfficeTime, VIETNAM_WORK_CALENDAR } from '../../calendar/vietnam-work-calendar.ts';
import { inventProvince } from '../province/demo-province.ts';
import { DEMO_MONTHS } from '../province/demo-spec.ts';
import { countUptake } from '../province/demo-uptake.ts';
import { listPlanGroups, type PlanGroup } from './demo-groups.ts';
import { FETCHER, listFetchedBoxes } from './demo-noise.ts';
import { inventDay } from './demo-traffic.ts';

const province = inventProvince();
const LAST = DEMO_MONTHS[6];

/** What the rules of human access find of each address, day by day as the roll-up does. */
class Trace {
  readonly points = new Map<string, number[]>();
  readonly sending = new Map<string, Set<IsoDate>>();
  /** Days with any log-in at all, of persons or machines. */
  readonly loginDays = new Map<string, Set<IsoDate>>();

  constructor(from: IsoDate, to: IsoDate) {
    for (const day of listDays(from, to)) {
      const events = new Map<string, AccessEvent[]>();
      for (const event of [...inventDay(province, day).values()].flat()) {
        if (event.kind !== 'login' && event.kind !== 'submission') continue;
        const address = event.kind === 'login' ? event.address : event.account;
        const second = epochSecondOfIsoDate(day) + Math.floor(event.at / 1_000_000);
        const protocol = event.kind === 'login' ? event.protocol : 'smtp';
        append(events, address, { second, kind: event.kind, protocol, ip: event.ip, isLoopback: event.isWebmail });
        const days = event.kind === 'submission' ? this.sending : this.loginDays;
        days.set(address, (days.get(address) ?? new Set()).add(day));
      }
      for (const [address, list] of events)
        for (const point of findAccessPoints(list, { isWorkingTime: isOfficeTime })) append(this.points, address, point);
    }
  }

  activityOf(address: string): ActivityYear[] {
    const days = (this.points.get(address) ?? []).map(isoDateOfEpochSecond);
    return activityOf(days, [...(this.sending.get(address) ?? [])]);
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

describe('the traffic made from the plan', () => {
  let trace: Trace;
  const groupOf = (code: string): PlanGroup => listPlanGroups(province.staffs, LAST).find(({ agency }) => agency.code === code)!;
  const workingDays = listWorkingDays(LAST.from, LAST.to, VIETNAM_WORK_CALENDAR);
  const evaluate = prepareRegularUse(periodOf('reporting-month', LAST.to), workingDays);

  beforeAll(() => {
    trace = new Trace('2026-04-13', LAST.to);
  }, 120_000);

  it.each(DEMO_MONTHS.slice(4))('keeps the number of regular people from $from under the rules of human access', (month) => {
    const judge = prepareRegularUse(periodOf('reporting-month', month.to), listWorkingDays(month.from, month.to, VIETNAM_WORK_CALENDAR));
    for (const { agency, people } of listPlanGroups(province.staffs, month)) {
      const regular = people.filter(({ address }) => judge(trace.activityOf(address)).isRegular);
      expect([agency.code, regular.length]).toEqual([agency.code, countUptake(agency, month)]);
    }
  });

  it('gives Sở Nội vụ 67, 62, 61, 43 and 65 of 68 under DU-1 to DU-5 in the last month', () => {
    const { people } = groupOf('snv');
    expect(people).toHaveLength(68);
    const uses = people.map(({ address }) => evaluate(trace.activityOf(address)));
    const isHabit = prepareHabit(LAST.to, listWorkingDays('2026-04-13', LAST.to, VIETNAM_WORK_CALENDAR));
    const keeps = prepareSessionUse(workingDays, (day) => sessionsOf(day, SESSION_HOURS));
    const sends = prepareRecentSending(LAST.to);
    const count = (test: (address: string) => boolean | null): number => people.filter(({ address }) => test(address) === true).length;
    expect([
      uses.filter(({ isActive }) => isActive).length,
      uses.filter(({ isRegular }) => isRegular).length,
      count((address) => isHabit(trace.activityOf(address)).isHabit),
      count((address) => keeps(trace.points.get(address) ?? []).isKeeping),
      count((address) => sends(trace.activityOf(address))),
    ]).toEqual([67, 62, 61, 43, 65]);
  });

  it('makes 80 of 83 boxes of Sở Xây dựng look alive, of which 28 are fetched by a machine: DU-1 52, DU-2 46', () => {
    const { people } = groupOf('sxd');
    const isLoggedIn = (address: string): boolean => [...(trace.loginDays.get(address) ?? [])].some((day) => day >= LAST.from);
    expect(people.filter(({ address }) => isLoggedIn(address))).toHaveLength(80);
    const uses = people.map(({ address }) => evaluate(trace.activityOf(address)));
    expect(uses.filter(({ isActive }) => isActive)).toHaveLength(52);
    expect(uses.filter(({ isRegular }) => isRegular)).toHaveLength(46);
    const fetched = listFetchedBoxes(province.staffs);
    expect(fetched).toHaveLength(28);
    for (const address of fetched) {
      expect([...(trace.loginDays.get(address) ?? [])].filter((day) => day >= FETCHER.from)).toHaveLength(30);
      expect((trace.points.get(address) ?? []).filter((point) => point >= epochSecondOfIsoDate(FETCHER.from))).toEqual([]);
    }
  });

  it('has people by webmail, by phone, by desktop program and by polling program', () => {
    const all = [...inventDay(province, '2026-07-01').values()].flat().filter((event) => event.kind === 'login');
    expect(all.some(({ isWebmail }) => isWebmail)).toBe(true);
    expect(all.some(({ ip }) => ip.startsWith('192.0.2.'))).toBe(true);
    const polls = all.filter(({ protocol, ip }) => protocol === 'pop3' && ip.startsWith('10.40.2.'));
    expect(polls.length).toBeGreaterThan(15);
  });

  it('is the same each time', () => {
    expect(inventDay(inventProvince(), '2026-03-02')).toEqual(inventDay(province, '2026-03-02'));
  });
});
