import { describe, expect, it } from '@jest/globals';
import {
  activityOf,
  epochSecondOfIsoDate,
  findAccessPoints,
  isoDateOfEpochSecond,
  listDays,
  listWorkingDays,
  periodOf,
  prepareRegularUse,
  type AccessEvent,
  type IsoDate,
} from '@nhip-thu/metrics';
import { isOfficeTime, VIETNAM_WORK_CALENDAR } from '../../calendar/vietnam-work-calendar.ts';
import { planMonth } from './demo-behaviour.ts';
import { inventStaffs } from '../province/demo-people.ts';
import { inventProvince } from '../province/demo-province.ts';
import { ALL_AGENCIES, countActive, countRegular, DEMO_MONTHS } from '../province/demo-spec.ts';
import { inventDay } from './demo-traffic.ts';

const cases = DEMO_MONTHS.map((month) => {
  const period = periodOf('reporting-month', month.from);
  return { month, period, evaluate: prepareRegularUse(period, listWorkingDays(month.from, month.to, VIETNAM_WORK_CALENDAR)) };
});

describe('the behaviour plan', () => {
  const staffs = inventStaffs(ALL_AGENCIES);

  it.each(cases)('gives every agency exactly its number of regular and of active people in $period.id', ({ month, evaluate }) => {
    for (const staff of staffs) {
      const plan = planMonth(staff, month, VIETNAM_WORK_CALENDAR);
      const uses = plan.map((person) => evaluate(activityOf(person.activeDays, person.sendingDays)));
      expect(uses.filter((use) => use.isRegular)).toHaveLength(countRegular(staff.agency, month));
      expect(uses.filter((use) => use.isActive)).toHaveLength(countActive(staff.agency, month));
      expect(uses.map((use) => use.isRegular)).toEqual(plan.map((person) => person.isRegular));
    }
  });

  it.each(cases)('leaves the line clear in $period.id: one day or week more or less changes nobody', ({ month, evaluate }) => {
    for (const staff of staffs) {
      const people = planMonth(staff, month, VIETNAM_WORK_CALENDAR);
      const isClear = people.map(({ isRegular, activeDays, sendingDays }) => {
        const use = evaluate(activityOf(activeDays, sendingDays));
        if (isRegular) return use.accessDays > use.neededAccessDays && use.sendingWeeks > use.neededSendingWeeks;
        return use.accessDays + 1 < use.neededAccessDays || use.sendingWeeks + 1 < use.neededSendingWeeks;
      });
      expect(isClear).not.toContain(false);
    }
  });
});

/** Access and sending days of each address, as the rules find them in the events of a month. */
function traceOf(province: ReturnType<typeof inventProvince>, from: IsoDate, to: IsoDate) {
  const events = new Map<string, AccessEvent[]>();
  const sending = new Map<string, Set<IsoDate>>();
  for (const day of listDays(from, to)) {
    for (const event of [...inventDay(province, day).values()].flat()) {
      if (event.kind !== 'login' && event.kind !== 'submission') continue;
      const address = event.kind === 'login' ? event.address : event.account;
      const second = epochSecondOfIsoDate(day) + Math.floor(event.at / 1_000_000);
      const protocol = event.kind === 'login' ? event.protocol : 'smtp';
      const access: AccessEvent = { second, kind: event.kind, protocol, ip: event.ip, isLoopback: event.ip === '127.0.0.1' };
      const known = events.get(address);
      if (known) known.push(access);
      else events.set(address, [access]);
      if (event.kind === 'submission') sending.set(address, (sending.get(address) ?? new Set()).add(day));
    }
  }
  return { events, sending };
}

describe('the traffic made from the plan', () => {
  const province = inventProvince();

  // The first, the shortest (Tết) and the last month; the plan behind the others is tested above.
  it.each(cases.filter((_, index) => [0, 2, 6].includes(index)))(
    'keeps the number of regular people in $period.id under the rules of human access',
    ({ month, evaluate }) => {
      const { events, sending } = traceOf(province, month.from, month.to);
      for (const { agency, people } of province.staffs) {
        const regular = people.filter(({ address }) => {
          const points = findAccessPoints(events.get(address) ?? [], { isWorkingTime: isOfficeTime });
          return evaluate(activityOf(points.map(isoDateOfEpochSecond), sending.get(address) ?? [])).isRegular;
        });
        expect([agency.code, regular.length]).toEqual([agency.code, countRegular(agency, month)]);
      }
    },
  );

  it('has people by webmail, by phone, by desktop program and by polling program', () => {
    const { events } = traceOf(province, '2026-07-01', '2026-07-03');
    const all = [...events.values()].flat();
    expect(all.some((event) => event.isLoopback)).toBe(true);
    expect(all.some((event) => event.ip.startsWith('192.0.2.'))).toBe(true);
    expect([...events.values()].some((list) => list.filter((event) => event.protocol === 'pop3').length > 40)).toBe(true);
  });
});
