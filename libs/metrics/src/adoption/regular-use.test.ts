import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listDays } from '../calendar/iso-date.ts';
import { parsePeriodId } from '../calendar/period.ts';
import { listWorkingDays } from '../calendar/work-calendar.ts';
import type { IsoDate } from '../contract/period.ts';
import { countEligibleDays, isEligible } from './eligibility.ts';
import { prepareRegularUse, type PersonUse } from './regular-use.ts';
import { activityOf, hasBit, YEAR_BITMAP_BYTES } from './year-bitmap.ts';

/** Holidays of winter 2026 as in DOMAIN 4. */
const calendar = {
  daysOff: new Set(['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']),
  extraWorkingDays: new Set(['2026-01-10']),
};
const tet = parsePeriodId('bc-2026-03')!;
const tetDays = listWorkingDays(tet.from, tet.to, calendar);
const newYear = parsePeriodId('bc-2026-01')!;
const newYearDays = listWorkingDays(newYear.from, newYear.to, calendar);

function judge(access: readonly IsoDate[], sending: readonly IsoDate[], covered = tetDays): PersonUse {
  return prepareRegularUse(tet, covered)(activityOf(access, sending));
}

describe('DU-2 thường xuyên', () => {
  it('DOMAIN 4: 15/02 to 14/03/2026 has 15 days in 3 weeks and needs 12 days and 2 weeks', () => {
    const use = judge(tetDays.slice(0, 12), ['2026-02-23', '2026-03-02']);
    expect(use).toEqual({
      isActive: true,
      isRegular: true,
      workingDays: 15,
      accessDays: 12,
      neededAccessDays: 12,
      weeks: 3,
      sendingWeeks: 2,
      neededSendingWeeks: 2,
    });
    expect(judge(tetDays.slice(0, 11), ['2026-02-23', '2026-03-02']).isRegular).toBe(false);
    expect(judge(tetDays, ['2026-02-23']).isRegular).toBe(false);
  });

  it('DOMAIN 4: with 2 days of leave D is 13 and 11 days are needed', () => {
    const own = tetDays.slice(2);
    expect(judge(own.slice(0, 11), own, own)).toMatchObject({ isRegular: true, workingDays: 13, neededAccessDays: 11, weeks: 3 });
    expect(judge(own.slice(0, 10), own, own).isRegular).toBe(false);
  });

  it('DOMAIN 4: 15/12/2025 to 14/01/2026 has 22 working days and reads both years', () => {
    expect(newYearDays).toHaveLength(22);
    const evaluate = prepareRegularUse(newYear, newYearDays);
    expect(evaluate(activityOf(newYearDays.slice(4), newYearDays))).toMatchObject({ isRegular: true, workingDays: 22, accessDays: 18 });
    expect(evaluate(activityOf(newYearDays.slice(5), newYearDays))).toMatchObject({ isRegular: false, accessDays: 17 });
  });

  it('access on weekends and holidays makes active, not regular', () => {
    const free = listDays(tet.from, tet.to).filter((day) => !tetDays.includes(day));
    expect(judge(free, free)).toMatchObject({ isActive: true, isRegular: false, accessDays: 0 });
    expect(judge([], tetDays)).toMatchObject({ isActive: false, isRegular: false });
  });

  it('a mail sent on a Sunday counts for its week', () => {
    expect(judge(tetDays, ['2026-03-01', '2026-03-08']).isRegular).toBe(true);
  });

  it('a week of 2 own working days asks for no mail', () => {
    const covered = [...tetDays.slice(0, 2), ...tetDays.slice(5, 10)];
    expect(judge(covered, ['2026-03-02'], covered)).toMatchObject({ isRegular: true, weeks: 1, sendingWeeks: 1, neededSendingWeeks: 1 });
    expect(judge(covered, ['2026-02-23'], covered).isRegular).toBe(false);
  });

  it('the weeks at both ends are clipped: a mail of the day before the period does not count', () => {
    expect(judge(tetDays, ['2026-02-14', '2026-03-15', '2026-03-02']).sendingWeeks).toBe(1);
  });

  it('fewer than 5 covered working days leave nothing to judge', () => {
    expect(judge(tetDays, tetDays, tetDays.slice(0, 4))).toMatchObject({ isActive: true, isRegular: null, workingDays: 4 });
    expect(judge(tetDays, tetDays, tetDays.slice(0, 5)).isRegular).toBe(true);
  });

  it('days without logs leave D and A alike', () => {
    const covered = tetDays.filter((day) => day > '2026-02-27');
    expect(judge(tetDays, ['2026-03-02'], covered)).toMatchObject({ isRegular: true, workingDays: 10, accessDays: 10, weeks: 2 });
  });

  it('days outside the period are no covered days of it', () => {
    expect(judge(tetDays, tetDays, [...newYearDays, ...tetDays]).workingDays).toBe(15);
  });

  it('a person without a mailbox is neither active nor regular', () => {
    expect(prepareRegularUse(tet, tetDays)([])).toMatchObject({ isActive: false, isRegular: false, workingDays: 15 });
  });

  it('only days of the employment are the person’s own', () => {
    const evaluate = prepareRegularUse(tet, tetDays);
    const early = activityOf(['2026-02-23', '2026-02-24'], ['2026-02-23']);
    expect(evaluate(early, { validFrom: '2026-02-25', validTo: null })).toMatchObject({
      isActive: false,
      workingDays: 13,
      sendingWeeks: 0,
    });
    expect(evaluate(early, { validFrom: '1900-01-01', validTo: '2026-03-02' })).toMatchObject({ isActive: true, workingDays: 5, weeks: 1 });
    expect(evaluate(early, { validFrom: '2026-04-01', validTo: null })).toMatchObject({ isActive: false, isRegular: null, workingDays: 0 });
  });

  it('rows of one year add up, as when a mailbox moved between agencies', () => {
    const rows = [...activityOf(tetDays.slice(0, 6), []), ...activityOf(tetDays.slice(6, 12), ['2026-02-23', '2026-03-02'])];
    expect(prepareRegularUse(tet, tetDays)(rows)).toMatchObject({ isRegular: true, accessDays: 12 });
  });

  it('whatever days are cut from the logs, the bounds contain the verdict of the full logs', () => {
    const day = fc.constantFrom(...listDays(tet.from, tet.to));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 60 }), fc.array(day, { maxLength: 9 }), fc.uniqueArray(day), (access, sending, cut) => {
        const evaluate = prepareRegularUse(tet, tetDays);
        const full = evaluate(activityOf(access, sending)).isRegular;
        const isKept = (each: IsoDate): boolean => !cut.includes(each);
        const seen = activityOf(access.filter(isKept), sending.filter(isKept));
        const lower = evaluate(seen).isRegular === true;
        const upper = evaluate([...seen, ...activityOf(cut, cut)]).isRegular === true;
        expect(Number(lower)).toBeLessThanOrEqual(Number(full));
        expect(Number(full)).toBeLessThanOrEqual(Number(upper));
      }),
    );
  });
});

describe('eligibility', () => {
  it('counts the working days from validFrom on and before validTo', () => {
    expect(countEligibleDays(tetDays, { validFrom: '1900-01-01', validTo: null })).toBe(15);
    expect(countEligibleDays(tetDays, { validFrom: '2026-02-24', validTo: '2026-02-26' })).toBe(2);
    expect(countEligibleDays(tetDays, { validFrom: '2026-03-15', validTo: null })).toBe(0);
    expect(countEligibleDays(tetDays, { validFrom: '2026-03-05', validTo: '2026-03-01' })).toBe(0);
  });

  it('needs 5 working days', () => {
    expect(isEligible(tetDays, { validFrom: '2026-03-09', validTo: null })).toBe(true);
    expect(isEligible(tetDays, { validFrom: '2026-03-10', validTo: null })).toBe(false);
  });
});

describe('year bitmaps', () => {
  it('hold 31 December of a leap year in 46 bytes, lowest bit first', () => {
    const days = activityOf(['2024-12-31', '2024-01-01', '2024-01-10'], [])[0]?.accessDays ?? new Uint8Array(0);
    expect(days).toHaveLength(YEAR_BITMAP_BYTES);
    expect([days[0], days[1], days[45]]).toEqual([1, 2, 32]);
    expect([0, 1, 9, 365].map((index) => hasBit(days, index))).toEqual([true, false, true, true]);
    expect(hasBit(new Uint8Array(0), 3)).toBe(false);
  });
});
