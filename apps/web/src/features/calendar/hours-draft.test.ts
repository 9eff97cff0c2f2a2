import { describe, expect, it } from '@jest/globals';
import { BLANK_HOURS, findHoursFault, isTimeRequired, readHours, type HoursDraft } from './hours-draft.ts';

const draft = (over: Partial<HoursDraft> = {}): HoursDraft => ({
  ...{ ...BLANK_HOURS, validFrom: '2026-04-16', from: '16/4', to: '15/10' },
  ...{ morningStart: '07:00', morningEnd: '11:30', afternoonStart: '13:30', afternoonEnd: '17:00', ...over },
});

describe('session hours as they are typed', () => {
  it('the last day is the day before they no longer hold; without one they hold on', () => {
    expect(readHours(draft())).toEqual({
      ...{ validFrom: '2026-04-16', validTo: null, from: '04-16', to: '10-15' },
      sessions: [
        { start: 420, end: 690 },
        { start: 810, end: 1020 },
      ],
    });
    expect(readHours(draft({ lastDay: '2026-12-31' }))?.validTo).toBe('2027-01-01');
  });

  it('a day may have one session', () => {
    expect(readHours(draft({ afternoonStart: '', afternoonEnd: '' }))?.sessions).toEqual([{ start: 420, end: 690 }]);
    expect(readHours(draft({ afternoonEnd: '' }))).toBeNull();
  });

  it('an afternoon has both its times or none', () => {
    const required = (over: Partial<HoursDraft>): boolean => isTimeRequired(draft(over), 'afternoonEnd');
    expect([required({ afternoonEnd: '' }), required({ afternoonStart: '', afternoonEnd: '' })]).toEqual([true, false]);
  });

  it('nothing is read while a field is wrong, and the field is told', () => {
    const wrong = [
      ['to', { to: '31/11' }, 'notMonthDay'],
      ['lastDay', { lastDay: '2026-04-15' }, 'lastDayTooEarly'],
      ['morningStart', { morningStart: '7 giờ' }, 'notClock'],
      ['morningEnd', { morningEnd: '07:00' }, 'endsTooEarly'],
      ['afternoonStart', { afternoonStart: '11:29' }, 'endsTooEarly'],
    ] as const;
    for (const [field, over, fault] of wrong) {
      expect([field, findHoursFault(draft(over), field), readHours(draft(over))]).toEqual([field, fault, null]);
      expect(findHoursFault(draft(), field)).toBeNull();
    }
    expect(readHours(draft({ afternoonStart: '11:30' }))?.sessions).toHaveLength(2);
  });
});
