import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOfYear, epochSecondOfIsoDate, listDays } from '../calendar/iso-date.ts';
import { parsePeriodId } from '../calendar/period.ts';
import { listWorkingDays } from '../calendar/work-calendar.ts';
import type { UseRule } from '../contract/definition.ts';
import type { IsoDate } from '../contract/period.ts';
import { prepareHabit } from './habit.ts';
import { prepareRecentSending } from './recent-sending.ts';
import { prepareRegularUse } from './regular-use.ts';
import { tabulateSensitivity } from './sensitivity.ts';
import { medianKeptRate, prepareMarkedSessionUse, prepareSessionMarks, prepareSessionUse, type SessionUse } from './session-use.ts';
import { DU_2, DU_3, DU_4, findDefinition, isDefinitionId, USE_DEFINITIONS } from './use-definitions.ts';
import { boundUse, countJudged, prepareJudge, type PersonEvidence, type UseContext } from './use-judge.ts';
import { activityOf } from './year-bitmap.ts';

/** Days off of the first half of 2026, as in DOMAIN 4. */
const calendar = {
  daysOff: new Set([
    ...['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
    ...['2026-04-27', '2026-04-30', '2026-05-01'],
  ]),
  extraWorkingDays: new Set(['2026-01-10']),
};
const AFTERNOON = { start: 13 * 60 + 30, end: 17 * 60 };
const WINTER = [{ start: 7 * 60 + 30, end: 12 * 60 }, AFTERNOON];
const SUMMER = [{ start: 7 * 60, end: 11 * 60 + 30 }, AFTERNOON];
const sessionsOf = (day: IsoDate): typeof WINTER => (day <= '2026-04-15' ? WINTER : SUMMER);
const daysSince = (from: IsoDate, to: IsoDate): IsoDate[] => listWorkingDays(from, to, calendar);
const LOGS_BEGIN = '2025-12-15';

function at(day: IsoDate, time: string): number {
  return Date.parse(`${day}T${time}:00+07:00`) / 1000;
}

describe('DU-1 có hoạt động', () => {
  const period = parsePeriodId('bc-2026-07')!;
  const judge = prepareJudge({ kind: 'active' }, { period, lastDay: period.to, workingDays: [], sessionsOf });

  it('one access on any day of the period will do, a Sunday too; none outside of it', () => {
    const isActiveOn = (day: IsoDate): boolean | null => judge({ activity: activityOf([day], []) });
    expect(['2026-06-14', '2026-06-15', '2026-06-21', '2026-07-14', '2026-07-15'].map(isActiveOn)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('only days of the employment are the person’s own', () => {
    const activity = activityOf(['2026-06-18', '2026-07-09'], []);
    const isActive = (validFrom: IsoDate, validTo: IsoDate | null): boolean | null =>
      judge({ activity, employment: { validFrom, validTo } });
    expect([isActive('2026-06-18', null), isActive('2026-06-19', '2026-07-09'), isActive('2026-06-19', '2026-07-10')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('DU-3 thói quen', () => {
  const days = daysSince(LOGS_BEGIN, '2026-07-14');

  it('DOMAIN 4: at 14/07/2026 it starts in the week of 13/04 and skips week 18, which has 2 working days', () => {
    const { weeks } = prepareHabit('2026-07-14', days)([]);
    expect(weeks).toHaveLength(12);
    expect([weeks[0], weeks.includes('2026-04-27'), weeks.at(-1)]).toEqual(['2026-04-13', false, '2026-07-06']);
  });

  it('9 active weeks are a habit, 8 are not; any day of a week will do, week 18 will not', () => {
    const sundays = prepareHabit('2026-07-14', days)([]).weeks.map((monday) => addDays(monday, 6));
    const judge = prepareHabit('2026-07-14', days);
    expect(judge(activityOf(sundays.slice(0, 9), []))).toMatchObject({ isHabit: true, activeWeeks: 9 });
    expect(judge(activityOf([...sundays.slice(0, 8), '2026-04-28'], []))).toMatchObject({ isHabit: false, activeWeeks: 8 });
    expect(judge(activityOf([], sundays))).toMatchObject({ isHabit: false, activeWeeks: 0 });
  });

  it('DOMAIN 9: it is null before M3, for fewer than 12 weeks are known', () => {
    expect(prepareHabit('2026-03-14', daysSince(LOGS_BEGIN, '2026-03-14'))([])).toMatchObject({ isHabit: null });
    expect(prepareHabit('2026-04-14', daysSince(LOGS_BEGIN, '2026-04-14'))([]).isHabit).toBe(false);
  });

  it('a week counts from its Sunday on', () => {
    const lastWeekAt = (day: IsoDate): IsoDate | undefined => prepareHabit(day, days)([]).weeks.at(-1);
    expect([lastWeekAt('2026-07-11'), lastWeekAt('2026-07-12')]).toEqual(['2026-06-29', '2026-07-06']);
  });

  it('whoever came less than 12 weeks ago is not judged; 3 own days make a week theirs', () => {
    const judge = prepareHabit('2026-07-14', days);
    const everyDay = activityOf(days, []);
    expect(judge(everyDay, { validFrom: '2026-04-15', validTo: null })).toMatchObject({ isHabit: true, activeWeeks: 12 });
    expect(judge(everyDay, { validFrom: '2026-04-16', validTo: null }).isHabit).toBeNull();
  });
});

interface Instant {
  readonly day: IsoDate;
  readonly minute: number;
  readonly second: number;
}

function instantsOf(points: readonly Instant[], day: IsoDate): number[] {
  const own = points.filter((point) => point.day === day);
  return own.map(({ minute, second }) => epochSecondOfIsoDate(day) + minute * 60 + second).toSorted((a, b) => a - b);
}

describe('DU-4 đầu/cuối buổi', () => {
  const times = ['07:50', '11:20', '13:20', '16:30'];
  const pointsOn = (day: IsoDate): number[] => times.map((time) => at(day, time));

  it('DOMAIN 4: 07:50, 11:20, 13:20, 16:30 keep 2/2 on 15/04 and 1/2 on 16/04; 75 %, not counted', () => {
    const judge = prepareSessionUse(['2026-04-15', '2026-04-16'], sessionsOf);
    expect(judge([...pointsOn('2026-04-15'), ...pointsOn('2026-04-16')])).toEqual({
      ...{ isKeeping: false, dueSessions: 4, keptSessions: 3, keptRate: 0.75 },
    });
    expect(prepareSessionUse(['2026-04-15'], sessionsOf)(pointsOn('2026-04-15'))).toMatchObject({ isKeeping: true, keptSessions: 2 });
  });

  it('all four ends of the windows are inclusive, to the second', () => {
    const morning = prepareSessionUse(['2026-04-15'], () => [{ start: 450, end: 720 }]);
    const isKept = (first: number, last: number): boolean => morning([first, last]).keptSessions === 1;
    const [opens, closes] = [at('2026-04-15', '07:15'), at('2026-04-15', '08:15')];
    const [opensAtEnd, closesAtEnd] = [at('2026-04-15', '11:15'), at('2026-04-15', '12:15')];
    expect([isKept(opens, opensAtEnd), isKept(closes, closesAtEnd)]).toEqual([true, true]);
    expect([isKept(opens - 1, opensAtEnd), isKept(closes + 1, opensAtEnd)]).toEqual([false, false]);
    expect([isKept(opens, opensAtEnd - 1), isKept(opens, closesAtEnd + 1)]).toEqual([false, false]);
  });

  it('exactly 80 % is enough', () => {
    const fiveDays = listDays('2026-04-06', '2026-04-10');
    const judge = prepareSessionUse(fiveDays, () => [{ start: 450, end: 720 }]);
    const kept = (count: number): boolean | null =>
      judge(fiveDays.slice(0, count).flatMap((day) => [at(day, '07:30'), at(day, '12:00')])).isKeeping;
    expect([kept(4), kept(3)]).toEqual([true, false]);
  });

  it('a source without time of day, or nothing due, gives null and not 0', () => {
    const nothing = { isKeeping: null, keptRate: null };
    expect(prepareSessionUse(['2026-04-15'], sessionsOf)(null)).toMatchObject({ ...nothing, dueSessions: 2 });
    expect(prepareSessionUse([], sessionsOf)([])).toMatchObject(nothing);
    expect(prepareSessionUse(['2026-04-15'], sessionsOf)([], { validFrom: '2026-04-16', validTo: null })).toMatchObject(nothing);
    expect(prepareSessionUse(['2026-04-15'], sessionsOf)([])).toMatchObject({ isKeeping: false, keptRate: 0 });
  });

  it('marks tell the same as instants: 0b1111 on 15/04, 0b1110 on 16/04', () => {
    expect(prepareSessionMarks('2026-04-15', WINTER)(pointsOn('2026-04-15'))).toBe(0b1111);
    expect(prepareSessionMarks('2026-04-16', SUMMER)(pointsOn('2026-04-16'))).toBe(0b1110);
    const days = listDays('2026-04-06', '2026-04-24');
    const point = fc.record({ day: fc.constantFrom(...days), minute: fc.integer({ min: 6 * 60, max: 18 * 60 }), second: fc.nat(59) });
    const cut = fc.option(fc.constantFrom(...days), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.array(point, { maxLength: 30 }), { maxLength: 3 }), cut, (sources, validFrom) => {
        const rows = sources.map((points) => {
          const sessionEnds = new Uint8Array(366);
          for (const day of days) sessionEnds[dayOfYear(day)] = prepareSessionMarks(day, sessionsOf(day))(instantsOf(points, day));
          return { year: 2026, accessDays: new Uint8Array(46), sendingDays: new Uint8Array(46), sessionEnds };
        });
        const employment = validFrom === undefined ? undefined : { validFrom, validTo: null };
        const all = days.flatMap((day) => instantsOf(sources.flat(), day));
        expect(prepareMarkedSessionUse(days, sessionsOf)(rows, employment)).toEqual(prepareSessionUse(days, sessionsOf)(all, employment));
      }),
    );
  });

  it('a unit shows the median of its people', () => {
    const use = (keptRate: number | null): SessionUse => ({ isKeeping: null, dueSessions: 4, keptSessions: 0, keptRate });
    expect(medianKeptRate([0.9, 0.1, null, 0.5].map(use))).toBe(0.5);
    expect(medianKeptRate([0.25, 0.75].map(use))).toBe(0.5);
    expect(medianKeptRate([use(null)])).toBeNull();
  });
});

describe('DU-5 gửi thư', () => {
  it('looks back 28 days, the last one included', () => {
    const judge = prepareRecentSending('2026-07-14');
    const verdicts = ['2026-06-16', '2026-06-17', '2026-07-14', '2026-07-15'].map((day) => judge(activityOf([], [day])));
    expect(verdicts).toEqual([false, true, true, false]);
    expect(judge(activityOf(['2026-07-14'], []))).toBe(false);
  });

  it('reads both years, and own days only', () => {
    const judge = prepareRecentSending('2026-01-14');
    expect(judge(activityOf([], ['2025-12-31']))).toBe(true);
    expect(judge(activityOf([], ['2025-12-31']), { validFrom: '2026-01-01', validTo: null })).toBe(false);
    expect(judge(activityOf([], ['2026-01-10']), { validFrom: '2026-01-01', validTo: '2026-01-10' })).toBe(false);
  });
});

describe('the registry of definitions', () => {
  it('names each definition once, with its version', () => {
    expect(USE_DEFINITIONS.map(({ id }) => id)).toEqual(['du-1@1', 'du-2@1', 'du-3@1', 'du-4@1', 'du-5@1']);
    expect(findDefinition('du-3@1')).toBe(DU_3);
    expect([findDefinition('du-2@9'), isDefinitionId('du-5@1'), isDefinitionId('du-6@1')]).toEqual([null, true, false]);
  });
});

const period = parsePeriodId('bc-2026-07')!;
const context: UseContext = { period, lastDay: period.to, workingDays: daysSince(LOGS_BEGIN, period.to), sessionsOf };
const ofPeriod = daysSince(period.from, period.to);

function person(access: readonly IsoDate[], sending: readonly IsoDate[] = access): PersonEvidence {
  const points = access.flatMap((day) => ['07:00', '11:30', '13:30', '17:00'].map((time) => at(day, time)));
  return { activity: activityOf(access, sending), accessPoints: points.toSorted((a, b) => a - b) };
}

describe('one unit under every rule', () => {
  const weekdays = context.workingDays;
  const people = [
    ...Array.from({ length: 8 }, () => person(weekdays)),
    person(ofPeriod.slice(0, 17), []),
    person(ofPeriod.slice(0, 18)),
    { ...person(weekdays), accessPoints: null },
    person([]),
  ];

  it('is tabulated side by side, each null person apart', () => {
    const rows = tabulateSensitivity({ context, people, coverage: 1, targetOf: () => ({ comparator: '>=', threshold: 0.9 }) });
    expect(rows.map(({ definition, numerator, denominator }) => [definition, numerator, denominator])).toEqual([
      ['du-1@1', 11, 12],
      ['du-2@1', 10, 12],
      ['du-3@1', 9, 12],
      ['du-4@1', 9, 11],
      ['du-5@1', 10, 12],
    ]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['met', 'not-met', 'not-met', 'not-met', 'not-met']);
  });

  it('each definition is compared with its own target, or with none', () => {
    const rows = tabulateSensitivity({
      ...{ context, people, coverage: 1 },
      targetOf: (definition) => (definition === 'du-2@1' ? { comparator: '>=', threshold: 0.8 } : null),
    });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['no-target', 'met', 'no-target', 'no-target', 'no-target']);
  });

  it('another rule can be asked for: 92 % of the days instead of 80 %, and mail in every week', () => {
    const stricter: UseRule = { ...DU_2.rule, accessRatio: 0.92, weekRatio: 1 };
    const [loose, strict] = [DU_2.rule, stricter].map((rule) => countJudged(people, prepareJudge(rule, context)));
    expect([loose?.counted, strict?.counted]).toEqual([10, 9]);
    const use = prepareRegularUse(period, ofPeriod, stricter)(activityOf([], []));
    expect(use).toMatchObject({ workingDays: 22, neededAccessDays: 21, weeks: 4, neededSendingWeeks: 4 });
    expect(countJudged(people, prepareJudge({ ...DU_4.rule, keptRatio: 0.7 }, context)).counted).toBe(10);
  });
});

describe('bounds under missing logs', () => {
  it('nobody, or nobody who can be judged, has none', () => {
    const judge = prepareJudge(DU_4.rule, context);
    expect(boundUse([], judge, context)).toBeNull();
    expect(boundUse([{ certain: { ...person([]), accessPoints: null }, unknownDays: ofPeriod }], judge, context)).toBeNull();
  });

  it('whatever days are lost, the bounds contain the rate of the whole logs, under every definition', () => {
    const day = fc.constantFrom(...listDays('2026-04-01', period.to));
    const own = fc.record({ access: fc.subarray(listDays('2026-04-01', period.to)), sending: fc.array(day, { maxLength: 8 }) });
    const judges = USE_DEFINITIONS.map(({ rule }) => prepareJudge(rule, context));
    const lost = fc.subarray(listDays('2026-06-20', period.to));
    fc.assert(
      fc.property(fc.array(fc.tuple(own, lost), { minLength: 1, maxLength: 4 }), (people) => {
        for (const judge of judges) {
          const full = countJudged(
            people.map(([{ access, sending }]) => person(access, sending)),
            judge,
          );
          const bounds = boundUse(
            people.map(([{ access, sending }, unknownDays]) => {
              const isKept = (each: IsoDate): boolean => !unknownDays.includes(each);
              return { certain: person(access.filter(isKept), sending.filter(isKept)), unknownDays };
            }),
            judge,
            context,
          )!;
          const rate = full.counted / (full.eligible - full.unknown);
          expect(bounds.lower <= rate && rate <= bounds.upper).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('an unknown day may have kept every session', () => {
    const certain = person(ofPeriod.slice(0, 15));
    const unknownDays = ofPeriod.slice(15, 18);
    expect(boundUse([{ certain, unknownDays }], prepareJudge(DU_4.rule, context), context)).toEqual({ lower: 0, upper: 1 });
    expect(epochSecondOfIsoDate(ofPeriod[0]!)).toBe(at(ofPeriod[0]!, '00:00'));
  });
});
