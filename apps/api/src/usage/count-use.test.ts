import { describe, expect, it } from '@jest/globals';
import {
  activityOf,
  addDays,
  dayOfYear,
  epochSecondOfIsoDate,
  listDays,
  listWorkingDays,
  parsePeriodId,
  setBit,
  type IsoDate,
  type LoggedDay,
  type Period,
} from '@nhip-thu/metrics';
import fc from 'fast-check';
import { CalendarBook } from '../calendar/calendar-book.ts';
import { CALENDAR_SEED, SESSION_HOURS } from '../calendar/calendar-seed.ts';
import { Structure, type MembershipSpan, type SuccessionStep } from '../directory/structure.ts';
import { countUse, DEFINITIONS, type UseInput } from './count-use.ts';
import type { Person } from './person-period.ts';
import type { UnitPeriodFigures } from './roll-up-period.repository.ts';

/** ISO week of 2 to 8 March 2026: five working days. */
const period = parsePeriodId('tuan-2026-w10') as Period;
const seed = CALENDAR_SEED.map((entry) => ({ ...entry, unitId: null }));
const hours = SESSION_HOURS.map((entry) => ({ ...entry, unitId: null }));
const calendar = new CalendarBook(0, seed, hours);
const workingDays = listWorkingDays(period.from, period.to, calendar.calendarOf(null));

const always = (agencyId: number): MembershipSpan => ({ agencyId, validFrom: '1900-01-01', validTo: null });

function person(officialId: number, days: readonly IsoDate[], changes: Partial<Person> = {}): Person {
  return { officialId, memberships: [always(1)], absences: [], activity: activityOf(days, days), ...changes };
}

/** A day with a line in every quarter of an hour, but for some silences (minutes since midnight). */
const alive = (day: IsoDate, ...silences: readonly (readonly [from: number, to: number])[]): LoggedDay => {
  const midnight = epochSecondOfIsoDate(day);
  return {
    ...{ day, firstSecond: midnight, lastSecond: midnight + 86_399, isTimed: true },
    silences: silences.map(([from, to]) => ({ from: midnight + from * 60, to: midnight + to * 60 })),
  };
};

/** An origin that logged on every day from its first one on, until the first days of May; but not on some days. */
const logging = (originId: number, firstDay: IsoDate, without: readonly IsoDate[] = []): UseInput['originDays'][number] => ({
  originId,
  days: listDays(firstDay, '2026-05-05').flatMap((day) => (without.includes(day) ? [] : [alive(day)])),
});

const input = (changes: Partial<UseInput>): UseInput => ({
  period,
  calendar,
  today: '2027-01-01',
  agencyIds: [1],
  structure: new Structure([]),
  people: [],
  originDays: [logging(9, '2026-01-01')],
  served: [{ originId: 9, agencyId: 1 }],
  volume: [],
  doubtsOf: new Map(),
  ...changes,
});

/** 3 of 5 messages of an agency stayed inside, of one it is not told. */
const mail = (agencyId: number): UseInput['volume'][number] => ({
  ...{ agencyId, sent: 5, sentInternal: 3, sentExternal: 1, sentMixed: 0, recipients: 9, internalRecipients: 7, received: 8 },
});

const regular = (figures: readonly UnitPeriodFigures[]): UnitPeriodFigures | undefined =>
  figures.find((row) => row.definition === 'du-2@1' && row.structure === 'as-was');
const active = (figures: readonly UnitPeriodFigures[]): UnitPeriodFigures | undefined =>
  figures.find((row) => row.definition === 'du-1@1' && row.structure === 'as-was');

describe('countUse', () => {
  it('counts a person on four of five days as regular and one on a single day as active only', () => {
    const figures = countUse(input({ people: [person(1, workingDays.slice(0, 4)), person(2, workingDays.slice(0, 1))] }));
    expect(regular(figures)).toMatchObject({ counted: 1, eligible: 2, unknown: 0, workingDays: 5, coveredDays: 5 });
    expect(active(figures)).toMatchObject({ counted: 2, eligible: 2 });
  });

  it('keeps people without a mailbox or a trace in the denominator', () => {
    const without = person(3, []);
    expect(active(countUse(input({ people: [person(1, workingDays), without] })))).toMatchObject({ counted: 1, eligible: 2 });
  });

  it('leaves out people with fewer than five eligible working days', () => {
    const newcomer = person(4, workingDays, { memberships: [{ ...always(1), validFrom: '2026-03-04' }] });
    expect(active(countUse(input({ people: [newcomer] })))).toMatchObject({ counted: 0, eligible: 0 });
  });

  it('does not cover a day on which one of two serving origins was silent, and judges by the other days', () => {
    const originDays = [logging(9, '2026-01-01'), logging(10, '2026-01-01', workingDays.slice(0, 1))];
    const served = [9, 10].map((originId) => ({ originId, agencyId: 1 }));
    const figures = countUse(input({ people: [person(1, workingDays)], originDays, served }));
    // Four covered days are too few to judge a habit by.
    expect(regular(figures)).toMatchObject({ counted: 0, eligible: 1, unknown: 1, coveredDays: 4 });
  });

  it('expects nothing of an origin before its first day', () => {
    const originDays = [logging(9, '2026-01-01'), logging(10, '2026-03-05')];
    const served = [9, 10].map((originId) => ({ originId, agencyId: 1 }));
    expect(regular(countUse(input({ originDays, served })))).toMatchObject({ coveredDays: 5 });
  });

  it('covers nothing for an agency that no origin serves', () => {
    expect(regular(countUse(input({ served: [] })))).toMatchObject({ coveredDays: 0 });
  });

  it('adds up activity that is spread over two years', () => {
    const newYear = parsePeriodId('bc-2026-01') as Period;
    const days = listWorkingDays(newYear.from, newYear.to, calendar.calendarOf(null));
    const people = [person(1, days)];
    const originDays = [logging(9, '2025-12-01')];
    const figures = countUse(input({ period: newYear, people, originDays }));
    expect(regular(figures)).toMatchObject({ counted: 1, eligible: 1, workingDays: 22 });
  });

  it('judges an agency and its people by its own calendar, and the others by that of the province', () => {
    const closure = { day: '2026-03-04', kind: 'closure', unitId: 2, source: 'QĐ 7' } as const;
    const own = new CalendarBook(1, [...seed, closure], hours);
    const people = [person(1, workingDays), person(2, workingDays, { memberships: [always(2)] })];
    const served = [1, 2].map((agencyId) => ({ originId: 9, agencyId }));
    const rows = countUse(input({ calendar: own, agencyIds: [1, 2], people, served })).filter(
      ({ definition, structure }) => definition === 'du-1@1' && structure === 'as-was',
    );
    // Four working days are too few to be eligible by.
    expect(rows.map((row) => [row.workingDays, row.coveredDays, row.eligible])).toEqual([
      [5, 5, 1],
      [4, 4, 0],
    ]);
  });

  it('gives every agency a row, also one without people, and its volume', () => {
    const figures = countUse(input({ agencyIds: [1, 2], volume: [mail(2)] }));
    expect(figures.filter((row) => row.structure === 'as-was').map((row) => [row.agencyId, row.definition, row.sent])).toEqual([
      ...DEFINITIONS.map((definition) => [1, definition, 0]),
      ...DEFINITIONS.map((definition) => [2, definition, 5]),
    ]);
  });

  it('counts live boxes, and apart those that only machines look into', () => {
    const loginDays = new Uint8Array(46);
    setBit(loginDays, dayOfYear(workingDays[0] ?? ''));
    const nobody = { accessDays: new Uint8Array(46), sendingDays: new Uint8Array(46) };
    const polled = person(2, [], { activity: [{ year: 2026, ...nobody, loginDays }] });
    const figures = countUse(input({ people: [person(1, workingDays), polled, person(3, [])] }));
    expect(active(figures)).toMatchObject({ counted: 1, eligible: 3, loggedIn: 2, machineOnly: 1, activeDays: workingDays.length });
    expect(regular(figures)).toMatchObject({ loggedIn: 2, machineOnly: 1 });
  });

  it('adds up where the mail of an agency went', () => {
    const figures = countUse(input({ agencyIds: [1, 2], volume: [mail(1), mail(2), mail(2)] }));
    expect(figures.find(({ agencyId }) => agencyId === 2)).toMatchObject({
      ...mail(2),
      sent: 10,
      sentInternal: 6,
      sentExternal: 2,
      recipients: 18,
      internalRecipients: 14,
      received: 16,
    });
  });

  it('a day of leave is none of the own days: three of four other days are too few to be judged, and leave of a whole period takes out of E', () => {
    const leave = { kind: 'leave' as const, validFrom: '2026-03-02', validTo: '2026-03-03' };
    const month = parsePeriodId('bc-2026-03') as Period;
    const days = listWorkingDays(month.from, month.to, calendar.calendarOf(null));
    const whole = input({ period: month });
    expect(days).toHaveLength(15);
    // DOMAIN 4: D = 15 needs 12 days; with 2 days' leave D = 13 needs 11.
    const away = [leave, { ...leave, validFrom: '2026-03-03', validTo: '2026-03-04' }];
    const own = days.filter((day) => day > '2026-03-03' || day < '2026-03-02');
    const counted = (count: number, absences: Person['absences']): number | undefined =>
      regular(countUse({ ...whole, people: [person(1, own.slice(0, count), { absences })] }))?.counted;
    expect([counted(10, away), counted(11, away), counted(11, []), counted(12, [])]).toEqual([0, 1, 0, 1]);
    const gone = { ...leave, validFrom: month.from, validTo: null };
    expect(regular(countUse({ ...whole, people: [person(1, days, { absences: [gone] })] }))).toMatchObject({ eligible: 0 });
  });

  it('a person is counted in the unit of their last eligible day, with everything they did in the period', () => {
    const memberships = [
      { ...always(1), validTo: '2026-03-05' },
      { ...always(2), validFrom: '2026-03-05' },
    ];
    const served = [1, 2].map((agencyId) => ({ originId: 9, agencyId }));
    const figures = countUse(input({ agencyIds: [1, 2], served, people: [person(1, workingDays.slice(0, 4), { memberships })] }));
    const was = figures.filter((row) => row.definition === 'du-2@1' && row.structure === 'as-was');
    expect(was.map((row) => [row.agencyId, row.counted, row.eligible])).toEqual([
      [1, 0, 0],
      [2, 1, 1],
    ]);
  });

  it("a merged agency's people stand under the agency that took it in, and both views have the same totals", () => {
    const structure = new Structure([{ kind: 'merge', fromId: 2, toId: 1, onDay: '2026-04-01' }]);
    const served = [1, 2].map((agencyId) => ({ originId: 9, agencyId }));
    const people = [
      person(1, workingDays),
      person(2, workingDays, {
        memberships: [
          { ...always(2), validTo: '2026-04-01' },
          { ...always(1), validFrom: '2026-04-01' },
        ],
      }),
      person(3, [], { memberships: [always(2)] }),
    ];
    const figures = countUse(input({ agencyIds: [1, 2], served, people, structure, volume: [mail(2)] }));
    const shown = (view: string): unknown[] =>
      figures
        .filter((row) => row.structure === view && row.definition === 'du-1@1')
        .map((row) => [row.agencyId, row.counted, row.eligible, row.sent, row.coveredDays]);
    expect(shown('as-was')).toEqual([
      [1, 1, 1, 0, 5],
      [2, 1, 2, 5, 5],
    ]);
    expect(shown('as-is')).toEqual([[1, 2, 3, 5, 5]]);
  });

  it('an agency that merged within the period has no row of its own in the view of today, and its mail counts there', () => {
    const onDay = workingDays[2] ?? '';
    const structure = new Structure([{ kind: 'merge', fromId: 2, toId: 1, onDay }]);
    const served = [1, 2].map((agencyId) => ({ originId: 9, agencyId }));
    const moved = person(2, workingDays, {
      memberships: [
        { ...always(2), validTo: onDay },
        { ...always(1), validFrom: onDay },
      ],
    });
    const shown = (people: readonly Person[], view: string): number[][] =>
      countUse(input({ agencyIds: [1, 2], served, people, structure, volume: [mail(2)] }))
        .filter((row) => row.structure === view && row.definition === 'du-1@1')
        .map(({ agencyId, counted, eligible, sent }) => [agencyId, counted, eligible, sent]);
    expect(shown([moved], 'as-is')).toEqual([[1, 1, 1, 5]]);
    // Nor in that of the time, where nobody is counted in it any more.
    expect(shown([moved], 'as-was')).toEqual([[1, 1, 1, 5]]);
    // Whoever retired as one of its people is counted in it, and its mail with them.
    const retired = person(3, workingDays, { memberships: [{ ...always(2), validTo: onDay }] });
    const month = parsePeriodId('bc-2026-03') as Period;
    const rows = countUse(
      input({
        ...{ period: month, agencyIds: [1, 2], served, people: [moved, retired], structure, volume: [mail(2)] },
      }),
    ).filter((row) => row.structure === 'as-was' && row.definition === 'du-1@1');
    expect(rows.map(({ agencyId, eligible, sent }) => [agencyId, eligible, sent])).toEqual([
      [1, 1, 0],
      [2, 1, 5],
    ]);
  });

  it('DU-3 looks back beyond the period: 9 of the last 12 complete weeks with an access, null before 12 are known', () => {
    const month = parsePeriodId('bc-2026-04') as Period;
    const mondays = ['01-12', '01-19', '01-26', '02-02', '02-09', '02-23', '03-02', '03-09', '03-16'].map((day) => `2026-${day}`);
    const habit = (first: IsoDate, days: readonly IsoDate[], changes: Partial<Person> = {}): UnitPeriodFigures | undefined =>
      countUse(input({ period: month, originDays: [logging(9, first)], people: [person(1, days, changes)] })).find(
        ({ definition }) => definition === 'du-3@1',
      );
    expect(habit('2025-12-15', mondays)).toMatchObject({ counted: 1, unknown: 0 });
    expect(habit('2025-12-15', mondays.slice(1))).toMatchObject({ counted: 0, unknown: 0 });
    expect(habit('2026-01-26', mondays)).toMatchObject({ counted: 0, eligible: 1, unknown: 1 });
    // Whoever came in February has not been there for 12 weeks.
    expect(habit('2025-12-15', mondays, { memberships: [{ ...always(1), validFrom: '2026-02-02' }] })).toMatchObject({ unknown: 1 });
  });

  it('DU-5 asks for a message sent in the last 28 days of the period that have passed', () => {
    const sent = (day: IsoDate, today = '2027-01-01'): number | undefined =>
      countUse(input({ today, people: [person(1, [day])] })).find(({ definition }) => definition === 'du-5@1')?.counted;
    expect([sent('2026-02-09'), sent('2026-02-08'), sent('2026-02-08', '2026-03-08')]).toEqual([1, 0, 1]);
  });

  it('DU-4 counts who kept 80 % of the sessions due, and shows the median; none is due where a source gives no time of day', () => {
    const keeping = (id: number, marks: readonly number[]): Person => {
      const sessionEnds = new Uint8Array(366);
      for (const [at, day] of workingDays.entries()) sessionEnds[dayOfYear(day)] = marks[at] ?? 0;
      return person(id, [], { activity: [{ year: 2026, accessDays: new Uint8Array(46), sendingDays: new Uint8Array(46), sessionEnds }] });
    };
    // 8, 7 and 0 of 10 sessions; both ends make one kept.
    const people = [keeping(1, [0b1111, 0b1111, 0b1111, 0b1111, 0b0101]), keeping(2, [0b1111, 0b1111, 0b1111, 0b0011]), keeping(3, [])];
    const count = (untimedDays: readonly IsoDate[]): UnitPeriodFigures | undefined => {
      const days = logging(9, '2026-01-01').days.map((day) => ({ ...day, isTimed: !untimedDays.includes(day.day) }));
      return countUse(input({ people, originDays: [{ originId: 9, days }] })).find(({ definition }) => definition === 'du-4@1');
    };
    expect(count([])).toMatchObject({ counted: 1, unknown: 0, keptRate: 0.7 });
    // Of Monday to Thursday the second kept 7 of 8.
    expect(count(workingDays.slice(4))).toMatchObject({ counted: 2, unknown: 0, keptRate: 0.875 });
    expect(count(workingDays)).toMatchObject({ counted: 0, eligible: 3, unknown: 3, keptRate: null });
  });

  it('bounds say between what a figure lies: whoever may have been there on the missing days is counted above only', () => {
    const people = [person(1, workingDays), person(2, workingDays.slice(0, 3)), person(3, [])];
    const figures = countUse(input({ people, originDays: [logging(9, '2026-01-01', workingDays.slice(3))] }));
    // Wednesday is the last day with logs. Of the first it is sure, the second would need one of the two missing days.
    expect(regular(figures)).toMatchObject({ counted: 0, unknown: 3, lowerCount: 1, upperCount: 2, boundedCount: 3 });
    expect(active(figures)).toMatchObject({ counted: 2, lowerCount: 2, upperCount: 3, boundedCount: 3 });
    expect(regular(countUse(input({ people })))).toMatchObject({ counted: 1, lowerCount: 1, upperCount: 1, boundedCount: 3 });
  });

  it('counts the minutes: a silence of half an hour a day leaves the days and the rate out, and lunch is not expected', () => {
    const days = (from: number, to: number): UseInput['originDays'] => [
      { originId: 9, days: listDays('2026-01-01', '2026-03-31').map((day) => alive(day, [from, to])) },
    ];
    const counted = (originDays: UseInput['originDays']): unknown => {
      const row = regular(countUse(input({ originDays, people: [person(1, workingDays)] })));
      return [row?.coveredMinutes, row?.expectedMinutes, row?.coveredDays, row?.workingDays, row?.counted];
    };
    expect(counted(days(720, 810))).toEqual([2400, 2400, 5, 5, 1]);
    // 24 of 480 minutes are 5 %, 25 are more.
    expect(counted(days(540, 564))).toEqual([2280, 2400, 5, 5, 1]);
    expect(counted(days(540, 565))).toEqual([2275, 2400, 0, 5, 0]);
  });

  it('a person-day beside a gap counts for sure only when what was seen is certain', () => {
    // Thursday has a gap at night: nothing of working time is lost, and still Thursday may hold anything.
    const originDays = [
      { originId: 9, days: listDays('2026-01-01', '2026-03-31').map((day) => (day === '2026-03-05' ? alive(day, [0, 60]) : alive(day))) },
    ];
    const thursday = activityOf(['2026-03-05'], []).map(({ year, accessDays }) => ({ year, accessDays, endDays: accessDays }));
    const people = [person(1, workingDays.slice(0, 4)), person(2, workingDays.slice(0, 3)), person(3, workingDays.slice(0, 2))];
    const bounds = (doubtsOf: UseInput['doubtsOf']): unknown => {
      const row = regular(countUse(input({ originDays, people, doubtsOf })));
      return [row?.coveredMinutes, row?.counted, row?.lowerCount, row?.upperCount];
    };
    expect(bounds(new Map())).toEqual([2400, 1, 1, 2]);
    expect(bounds(new Map([[1, thursday]]))).toEqual([2400, 1, 0, 2]);
  });

  it('whatever days of logs are lost, the bounds of every definition contain the figure of the whole logs', () => {
    const month = parsePeriodId('bc-2026-03') as Period;
    const days = listDays('2025-09-01', '2026-03-14');
    const use = fc.record({ every: fc.integer({ min: 1, max: 9 }), from: fc.nat(150), leave: fc.option(fc.nat(20)) });
    fc.assert(
      fc.property(
        fc.array(use, { minLength: 1, maxLength: 6 }),
        fc.uniqueArray(fc.nat(days.length - 1), { maxLength: 60 }),
        (uses, lost) => {
          const gone = new Set(lost.map((at) => days[at]!));
          const figuresOf = (isCut: boolean): UnitPeriodFigures[] =>
            countUse(
              input({
                period: month,
                originDays: [{ originId: 9, days: days.filter((day) => !isCut || !gone.has(day)).map((day) => alive(day)) }],
                people: uses.map(({ every, from, leave }, id) => {
                  const used = days.filter((day, at) => at >= from && at % every === 0 && !(isCut && gone.has(day)));
                  const away = {
                    kind: 'leave' as const,
                    validFrom: addDays('2026-02-15', leave ?? 0),
                    validTo: addDays('2026-02-17', leave ?? 0),
                  };
                  return person(id, used, leave === null ? {} : { absences: [away] });
                }),
              }),
            );
          const whole = figuresOf(false);
          for (const [at, cut] of figuresOf(true).entries()) {
            const truth = whole[at]!;
            if (cut.coveredDays === 0 || cut.boundedCount !== truth.eligible - truth.unknown) continue;
            expect(cut.lowerCount).toBeLessThanOrEqual(truth.counted);
            expect(cut.upperCount).toBeGreaterThanOrEqual(truth.counted);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('whatever merged, split and moved: the two views count the same people', () => {
    const step: fc.Arbitrary<SuccessionStep> = fc
      .record({ kind: fc.constantFrom('merge' as const, 'split' as const), fromId: fc.integer({ min: 1, max: 4 }), on: fc.nat(30) })
      .map(({ kind, fromId, on }) => ({ kind, fromId, toId: fromId + 1, onDay: addDays('2026-03-01', on) }));
    const move = fc.record({ agencyId: fc.option(fc.integer({ min: 1, max: 5 })), day: fc.integer({ min: 1, max: 30 }) });
    const history = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.uniqueArray(move, { selector: ({ day }) => day, maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), fc.array(history, { maxLength: 8 }), (steps, histories) => {
        const people = histories.map(([first, moves], index) => {
          const starts = [{ agencyId: first, day: 0 }, ...moves.toSorted((a, b) => a.day - b.day)];
          const memberships = starts.map(({ agencyId, day }, at) => {
            const next = starts[at + 1];
            return { agencyId, validFrom: addDays('2026-02-27', day), validTo: next ? addDays('2026-02-27', next.day) : null };
          });
          return person(index, workingDays.slice(0, index % 6), { memberships });
        });
        const figures = countUse(input({ agencyIds: [1, 2, 3, 4, 5], people, structure: new Structure(steps) }));
        for (const definition of DEFINITIONS) {
          const [was, is] = ['as-was', 'as-is'].map((view) =>
            figures
              .filter((row) => row.structure === view && row.definition === definition)
              .map((row) => [row.counted, row.eligible, row.unknown, row.lowerCount, row.upperCount, row.boundedCount])
              .reduce((sum, counts) => sum.map((each, at) => each + counts[at]!), [0, 0, 0, 0, 0, 0]),
          );
          expect(is).toEqual(was);
        }
      }),
    );
  });
});
