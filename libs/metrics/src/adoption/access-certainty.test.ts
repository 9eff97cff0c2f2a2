import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochSecondOfIsoDate } from '../calendar/iso-date.ts';
import type { TimeSpan } from '../calendar/time-span.ts';
import { accessStateOf, judgeAccessDay, type AccessDay } from './access-certainty.ts';
import { findAccessPoints, type AccessEvent, type AccessOptions } from './human-access.ts';

const DAY = '2026-04-15';
const MIDNIGHT = epochSecondOfIsoDate(DAY);
const MINUTE = 60;
const HOUR = 60 * MINUTE;

const options: AccessOptions & { readonly day: string } = {
  day: DAY,
  isWorkingTime: (second) => (second - MIDNIGHT) % (24 * HOUR) >= 7 * HOUR && (second - MIDNIGHT) % (24 * HOUR) < 17 * HOUR,
};

function login(hour: number, over: Partial<AccessEvent> = {}): AccessEvent {
  return { second: MIDNIGHT + Math.round(hour * HOUR), kind: 'login', protocol: 'imap', ip: '10.1.0.7', isLoopback: false, ...over };
}
const webmail = (hour: number): AccessEvent => login(hour, { kind: 'webmail', ip: '127.0.0.1', isLoopback: true });
const submission = (hour: number): AccessEvent => login(hour, { kind: 'submission', protocol: 'smtp' });
const robot = (from: number, count: number, minutes = 15): AccessEvent[] =>
  Array.from({ length: count }, (_, at) => login(from + (at * minutes) / 60));
const gap = (from: number, to: number): TimeSpan => ({ from: MIDNIGHT + from * HOUR, to: MIDNIGHT + to * HOUR });

function judge(events: readonly AccessEvent[], ...logGaps: TimeSpan[]): AccessDay {
  return judgeAccessDay(events, { ...options, logGaps });
}
function stateOf(...args: Parameters<typeof judge>): string {
  return accessStateOf(judge(...args));
}

describe('what is certain of a day when the log has gaps', () => {
  it('a whole log leaves nothing open', () => {
    expect(judge([login(9)])).toEqual({ certain: [{ second: MIDNIGHT + 9 * HOUR, reason: 'login' }], isWhole: true });
    expect(accessStateOf(judgeAccessDay([], options))).toBe('inactive');
  });

  it('DOMAIN 4: a day without event is unknown if its source had any gap that date, and active by any that stands', () => {
    expect(stateOf([], gap(20, 21))).toBe('unknown');
    expect(stateOf([], gap(-3, -1))).toBe('inactive');
    expect(stateOf([submission(9)], gap(9.1, 21))).toBe('active');
    expect(stateOf([login(9)], gap(12, 21))).toBe('active');
  });

  it('seven log-ins beside a gap may be the visible part of a polling series', () => {
    const visible = robot(9, 7);
    expect(stateOf(visible)).toBe('active');
    expect(stateOf(visible, gap(10.6, 15))).toBe('unknown');
    expect(stateOf(visible, gap(11.5, 15))).toBe('active');
  });

  it('log-ins before midnight are open when the gap is of the next day', () => {
    expect(stateOf(robot(23, 4), gap(24, 30))).toBe('unknown');
  });

  it('a gap in the 2 hours before the first log-in leaves open how long it had been silent', () => {
    expect(stateOf([login(9)], gap(6.5, 7.5))).toBe('unknown');
    expect(stateOf([login(9)], gap(6, 6.9))).toBe('active');
  });

  it('an end of a webmail session stands when no gap lies within 30 minutes on its outer side', () => {
    const session = [webmail(9), webmail(9.25), webmail(9.5)];
    expect(judge(session, gap(9.6, 12)).certain.map(({ second }) => (second - MIDNIGHT) / HOUR)).toEqual([9]);
    expect(judge(session, gap(5, 8.9)).certain.map(({ second }) => (second - MIDNIGHT) / HOUR)).toEqual([9.5]);
    expect(judge(session, gap(5, 8.9), gap(9.6, 12)).certain).toEqual([]);
    expect(judge(session, gap(5, 8.4), gap(10.1, 12)).certain).toHaveLength(2);
  });

  it('whatever is cut from the log: what is certain was there, and a whole day is the day of the full log', () => {
    const hour = fc.integer({ min: -24 * 60, max: 48 * 60 }).map((minute) => minute / 60);
    const series = fc
      .record({ from: hour, count: fc.integer({ min: 1, max: 120 }), minutes: fc.integer({ min: 3, max: 40 }) })
      .map(({ from, count, minutes }) => ({ from, events: robot(from, count, minutes) }));
    const ofWebmail = series.map(({ events }) => events.map((event) => ({ ...event, kind: 'webmail' as const, isLoopback: true })));
    const events = fc
      .tuple(
        fc.array(
          hour.map((at) => login(at)),
          { maxLength: 12 },
        ),
        fc.array(hour.map(submission), { maxLength: 2 }),
        fc.array(
          series.map((each) => each.events),
          { maxLength: 2 },
        ),
        fc.array(ofWebmail, { maxLength: 2 }),
      )
      .map(([logins, sent, polls, sessions]) => [...logins, ...sent, ...polls.flat(), ...sessions.flat()]);
    const cut = fc.tuple(hour, fc.integer({ min: 16, max: 900 })).map(([from, minutes]) => gap(from, from + minutes / 60));
    fc.assert(
      fc.property(events, fc.array(cut, { minLength: 1, maxLength: 3 }), (full, logGaps) => {
        const kept = full.filter(({ second }) => !logGaps.some(({ from, to }) => from <= second && second < to));
        const found = judgeAccessDay(kept, { ...options, logGaps });
        const certain = [...new Set(found.certain.map(({ second }) => second))];
        const whole = findAccessPoints(full, options);
        expect(whole).toEqual(expect.arrayContaining(certain));
        expect(found.isWhole ? certain : whole).toEqual(whole);
      }),
      { numRuns: 250 },
    );
  });
});
