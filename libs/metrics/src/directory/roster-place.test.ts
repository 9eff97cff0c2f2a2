import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findRosterPlace, type RosterDay } from './roster-place.ts';

const worked = (count: number, unit: string | null = 'SNV'): RosterDay<string>[] =>
  Array.from({ length: count }, () => ({ unit, isOnFullLeave: false, isExempt: false }));
const onLeave = (count: number): RosterDay<string>[] => worked(count).map((day) => ({ ...day, isOnFullLeave: true }));
const exempted = (count: number): RosterDay<string>[] => worked(count).map((day) => ({ ...day, isExempt: true }));

describe('the place of a person in the roster', () => {
  it('5 eligible working days make one of E, 4 do not', () => {
    expect(findRosterPlace(worked(5))).toEqual({ class: 'eligible', unit: 'SNV', eligibleDays: 5 });
    expect(findRosterPlace(worked(4))).toEqual({ class: 'too-short', unit: 'SNV', eligibleDays: 4 });
  });

  it('whoever was employed on no working day is not in the roster', () => {
    expect(findRosterPlace([])).toBeNull();
  });

  it('leave or an exemption that leaves fewer than 5 days gives its name', () => {
    expect(findRosterPlace([...worked(4), ...onLeave(18)])).toEqual({ class: 'full-leave', unit: 'SNV', eligibleDays: 4 });
    expect(findRosterPlace(exempted(22))).toEqual({ class: 'exempt', unit: 'SNV', eligibleDays: 0 });
    expect(findRosterPlace([...onLeave(3), ...exempted(4)])?.class).toBe('exempt');
    expect(findRosterPlace([...onLeave(4), ...exempted(4)])?.class).toBe('full-leave');
    expect(findRosterPlace([...worked(5), ...onLeave(17)])?.class).toBe('eligible');
  });

  it('leave is no reason for whoever was there too short anyway', () => {
    expect(findRosterPlace([...worked(2), ...onLeave(2)])?.class).toBe('too-short');
  });

  it('a day of leave that is also exempted is of leave', () => {
    const both = onLeave(6).map((day) => ({ ...day, isExempt: true }));
    expect(findRosterPlace([...both, ...exempted(5)])?.class).toBe('full-leave');
  });

  it('a person belongs to the unit of their last eligible day: the host of a secondment, not the unit they went on leave from', () => {
    expect(findRosterPlace([...worked(17), ...worked(5, 'STC')])?.unit).toBe('STC');
    const leaving = worked(3, 'STC').map((day) => ({ ...day, isOnFullLeave: true }));
    expect(findRosterPlace([...worked(17), ...leaving])?.unit).toBe('SNV');
    expect(findRosterPlace(leaving)?.unit).toBe('STC');
  });

  it('a day without a known unit is not eligible', () => {
    expect(findRosterPlace([...worked(4), ...worked(9, null)])).toEqual({ class: 'too-short', unit: 'SNV', eligibleDays: 4 });
    expect(findRosterPlace(worked(9, null))).toEqual({ class: 'too-short', unit: null, eligibleDays: 0 });
  });

  it('everybody with a day has exactly one class, and E are those with 5 eligible days', () => {
    const day = fc.record({ unit: fc.constantFrom('SNV', 'STC', null), isOnFullLeave: fc.boolean(), isExempt: fc.boolean() });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 23 }), (days) => {
        const place = findRosterPlace(days)!;
        const eligible = days.filter((each) => each.unit !== null && !each.isOnFullLeave && !each.isExempt);
        expect(place.eligibleDays).toBe(eligible.length);
        expect(place.class === 'eligible').toBe(eligible.length >= 5);
        expect(place.unit).toBe((eligible.at(-1) ?? days.findLast((each) => each.unit !== null))?.unit ?? null);
      }),
    );
  });
});
