import { expect } from '@jest/globals';
import type { HoursReply } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Holds the hours of a week, all of whose days are stored of one origin, against the accesses that its mailboxes had. */
export async function expectHours(dataSource: DataSource, reply: HoursReply): Promise<void> {
  const stored: { day: string; hours: number[] }[] = await dataSource.query(
    'select day, access_hours as hours from origin_day order by day',
  );
  const points: { day: string; points: number }[] = await dataSource.query(
    'select day, sum(access_points)::int as points from mailbox_day group by 1 order by 1',
  );
  expect(stored.map(({ day, hours }) => ({ day, points: sumOf(hours) }))).toEqual(points);
  expect(sumOf(points.map((day) => day.points))).toBeGreaterThan(100);
  expect(reply.cells).toHaveLength(168);
  for (const { weekday, hour, mean, isFew } of reply.cells) {
    const count = stored[weekday - 1]?.hours[hour] ?? 0;
    // A day of which the logs do not cover two agencies is not told.
    const isTold = reply.dayCounts[weekday - 1] === 1;
    expect({ weekday, hour, mean, isFew }).toEqual({
      ...{ weekday, hour },
      mean: isTold && count >= 10 ? count : null,
      isFew: isTold && count < 10,
    });
  }
  expect(reply.cells.some(({ mean }) => mean !== null)).toBe(true);
  expect(reply.dayCounts[1]).toBe(1);
  expect(reply.passedCounts).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(reply.missingDays).toBe(7 - sumOf(reply.dayCounts));
  expect(reply.sessions).toMatchObject([{ start: 450 }, { start: 810 }]);
  expect(reply.timedAgencies).toBe(reply.agencyCount);
}
