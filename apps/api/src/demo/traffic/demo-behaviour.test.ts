import { describe, expect, it } from '@jest/globals';
import { activityOf, listWorkingDays, periodOf, prepareRegularUse } from '@nhip-thu/metrics';
import { VIETNAM_WORK_CALENDAR } from '../../calendar/vietnam-work-calendar.ts';
import { inventStaffs } from '../province/demo-people.ts';
import { DEMO_MONTHS, FIRST_AGENCIES } from '../province/demo-spec.ts';
import { countActive, countPunctual, countUptake } from '../province/demo-uptake.ts';
import { planMonth } from './demo-behaviour.ts';
import { listPlanGroups } from './demo-groups.ts';

const cases = DEMO_MONTHS.map((month) => {
  const period = periodOf('reporting-month', month.from);
  return { month, period, evaluate: prepareRegularUse(period, listWorkingDays(month.from, month.to, VIETNAM_WORK_CALENDAR)) };
});

describe('the behaviour plan', () => {
  const staffs = inventStaffs(FIRST_AGENCIES);

  it('takes the centre and the department together from the month of the merger on, with the same people', () => {
    const codes = (index: number): string[] => listPlanGroups(staffs, DEMO_MONTHS[index]!).map(({ agency }) => agency.code);
    expect([2, 3].map((index) => codes(index).includes('ttcds'))).toEqual([true, false]);
    const merged = listPlanGroups(staffs, DEMO_MONTHS[3]).find(({ agency }) => agency.code === 'skhcn');
    expect(new Set(merged?.people).size).toBe(63);
  });

  it.each(cases)('gives every agency exactly its number of regular, active and punctual people in $period.id', ({ month, evaluate }) => {
    for (const group of listPlanGroups(staffs, month)) {
      const plan = planMonth(group, month, VIETNAM_WORK_CALENDAR);
      const uses = plan.map((person) => evaluate(activityOf(person.activeDays, person.sendingDays)));
      const regularCount = countUptake(group.agency, month);
      expect(uses.filter((use) => use.isRegular)).toHaveLength(regularCount);
      expect(uses.filter((use) => use.isActive)).toHaveLength(countActive(group.agency, month));
      expect(uses.map((use) => use.isRegular)).toEqual(plan.map((person) => person.isRegular));
      expect(plan.filter(({ isPunctual }) => isPunctual)).toHaveLength(countPunctual(group.agency, regularCount));
    }
  });

  it.each(cases)('leaves the line clear in $period.id: one day or week more or less changes nobody', ({ month, evaluate }) => {
    for (const group of listPlanGroups(staffs, month)) {
      const people = planMonth(group, month, VIETNAM_WORK_CALENDAR);
      const isClear = people.map(({ isRegular, activeDays, sendingDays }) => {
        const use = evaluate(activityOf(activeDays, sendingDays));
        if (isRegular) return use.accessDays > use.neededAccessDays && use.sendingWeeks > use.neededSendingWeeks;
        return use.accessDays + 1 < use.neededAccessDays || use.sendingWeeks + 1 < use.neededSendingWeeks;
      });
      expect(isClear).not.toContain(false);
    }
  });

  it.each(cases)('lets people write on every working day of $period.id, also in the weeks of one or two of them', ({ month }) => {
    const sendersOn = new Map(listWorkingDays(month.from, month.to, VIETNAM_WORK_CALENDAR).map((day) => [day, 0]));
    for (const group of listPlanGroups(staffs, month))
      for (const { sendingDays } of planMonth(group, month, VIETNAM_WORK_CALENDAR))
        for (const day of sendingDays) sendersOn.set(day, (sendersOn.get(day) ?? Number.NaN) + 1);
    const counts = [...sendersOn.values()];
    expect(Math.min(...counts)).toBeGreaterThan(Math.max(...counts) / 5);
  });
});
