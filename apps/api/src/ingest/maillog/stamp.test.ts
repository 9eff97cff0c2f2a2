import { describe, expect, it } from '@jest/globals';
import { latestYearRule, readYearlessStamp, secondOfParts, statedYearRule, type YearlessStamp } from './stamp.ts';

const ZONE = 7 * 3600;

function stamp(text: string): YearlessStamp {
  const read = readYearlessStamp(Buffer.from(`${text} `), 0, text.length + 1);
  if (read === null) throw new Error(`no stamp: ${text}`);
  return read;
}

/** The instant as local time of the province. */
function local(second: number): string {
  return new Date((second + ZONE) * 1000).toISOString().slice(0, 19);
}

function at(text: string): number {
  return Date.parse(`${text}+07:00`) / 1000;
}

describe('stamps without a year', () => {
  it.each(['Mar  5 07:31:02', 'Mar 05 07:31:02', 'Mar 5 07:31:02'])('accepts the day padded as in "%s"', (text) => {
    expect(stamp(text)).toEqual({ month: 3, day: 5, secondOfDay: 27_062, length: text.length });
  });

  it('accepts two digits of day', () => {
    expect(stamp('Dec 31 23:59:59')).toMatchObject({ month: 12, day: 31, secondOfDay: 86_399 });
  });

  it.each([
    'Mar 32 07:31:02',
    'Mar  0 07:31:02',
    'Mrz  5 07:31:02',
    'Mar  5 24:31:02',
    'Mar  5 07:61:02',
    'Mar  5 07-31-02',
    'Mar  5  7:31:02',
    'Feb 30 07:31:02',
  ])('refuses "%s"', (text) => {
    expect(readYearlessStamp(Buffer.from(`${text} `), 0, text.length + 1)).toBeNull();
  });

  it('has no such instant as 29 February in a common year', () => {
    expect(secondOfParts(2026, 2, 29, 0)).toBeNaN();
    expect(secondOfParts(2028, 2, 29, 0)).not.toBeNaN();
    expect(secondOfParts(2100, 2, 29, 0)).toBeNaN();
  });
});

describe('year from the time of arrival', () => {
  const rule = latestYearRule(at('2026-03-05T12:00:00'), ZONE);

  it('takes the latest year that is not more than 24 h ahead', () => {
    expect(local(rule.resolve(stamp('Mar  5 12:00:00')))).toBe('2026-03-05T12:00:00');
    expect(local(rule.resolve(stamp('Mar  6 12:00:00')))).toBe('2026-03-06T12:00:00');
    expect(local(rule.resolve(stamp('Mar  6 12:00:01')))).toBe('2025-03-06T12:00:01');
    expect(local(rule.resolve(stamp('Dec 31 23:59:59')))).toBe('2025-12-31T23:59:59');
  });

  it('puts December before January when a file of New Year arrives', () => {
    const newYear = latestYearRule(at('2026-01-01T00:10:00'), ZONE);
    expect(local(newYear.resolve(stamp('Dec 31 23:59:59')))).toBe('2025-12-31T23:59:59');
    expect(local(newYear.resolve(stamp('Jan  1 00:00:00')))).toBe('2026-01-01T00:00:00');
  });

  it("reaches into the next year on New Year's Eve, when the sender's clock is ahead", () => {
    const eve = latestYearRule(at('2025-12-31T23:00:00'), ZONE);
    expect(local(eve.resolve(stamp('Jan  1 00:00:05')))).toBe('2026-01-01T00:00:05');
  });

  it('gives 29 February to the last leap year', () => {
    expect(local(rule.resolve(stamp('Feb 29 08:00:00')))).toBe('2024-02-29T08:00:00');
    expect(local(latestYearRule(at('2103-06-01T00:00:00'), ZONE).resolve(stamp('Feb 29 08:00:00')))).toBe('2096-02-29T08:00:00');
  });

  it('reads the stamp in the zone of the origin', () => {
    expect(latestYearRule(at('2026-03-05T12:00:00'), 0).resolve(stamp('Mar  5 00:00:00'))).toBe(Date.UTC(2026, 2, 5) / 1000);
  });
});

describe('a stated year', () => {
  it('is the year of the first line, and December to January crosses into the next', () => {
    const rule = statedYearRule(2025, stamp('Dec 30 04:00:00'), ZONE);
    expect(local(rule.resolve(stamp('Dec 30 04:00:00')))).toBe('2025-12-30T04:00:00');
    expect(local(rule.resolve(stamp('Dec 31 23:59:59')))).toBe('2025-12-31T23:59:59');
    expect(local(rule.resolve(stamp('Jan  1 00:00:00')))).toBe('2026-01-01T00:00:00');
    expect(local(rule.resolve(stamp('Nov 30 00:00:00')))).toBe('2026-11-30T00:00:00');
  });

  it('holds for a whole year in one file', () => {
    const rule = statedYearRule(2025, stamp('Jan  1 00:00:01'), ZONE);
    expect(local(rule.resolve(stamp('Dec 31 23:00:00')))).toBe('2025-12-31T23:00:00');
  });

  it('lets a straggler of the old year stand after the first line of the new one', () => {
    const rule = statedYearRule(2026, stamp('Jan  1 00:00:01'), ZONE);
    expect(local(rule.resolve(stamp('Dec 31 23:59:58')))).toBe('2025-12-31T23:59:58');
  });

  it('lets lines stand out of order by an hour without moving them a year', () => {
    const rule = statedYearRule(2026, stamp('Mar  5 07:00:00'), ZONE);
    expect(local(rule.resolve(stamp('Mar  5 06:30:00')))).toBe('2026-03-05T06:30:00');
  });

  it('finds 29 February in the leap year after the first line', () => {
    const rule = statedYearRule(2027, stamp('Dec  1 00:00:00'), ZONE);
    expect(local(rule.resolve(stamp('Feb 29 08:00:00')))).toBe('2028-02-29T08:00:00');
  });
});
