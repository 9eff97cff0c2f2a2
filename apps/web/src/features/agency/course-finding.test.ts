import { describe, expect, it } from '@jest/globals';
import type { AgencyCoursePoint } from '@nhip-thu/metrics';
import { coursePoint, period } from '../../testing/builders.ts';
import { findFlow, listCourse, listThinPeriods } from './course-finding.ts';

const courseOf = (...points: Partial<AgencyCoursePoint>[]) =>
  listCourse({
    periods: points.map((_, at) => period(`bc-2026-0${at + 1}`)),
    points: points.map((point) => coursePoint(point)),
  });
const SILENT = { sent: null, sentUntold: null, sentInternal: null, sentExternal: null, sentMixed: null, received: null, coverage: 0 };

describe('the course of an agency', () => {
  it('begins with the first period of which logs tell; a gap after it stays', () => {
    expect(courseOf(SILENT, {}, SILENT, {}).map(({ period: { id } }) => id)).toEqual(['bc-2026-02', 'bc-2026-03', 'bc-2026-04']);
    expect(courseOf(SILENT, SILENT).map(({ period: { id } }) => id)).toEqual(['bc-2026-02']);
  });

  it('finds where the mail of the newest period with any went, of what is told', () => {
    const rows = courseOf({}, { sent: 100, sentUntold: 20, sentInternal: 60 }, SILENT);
    expect(findFlow(rows)).toMatchObject({ period: { id: 'bc-2026-02' }, sent: 100, inside: 60, told: 80, untold: 20 });
    expect(findFlow(courseOf(SILENT))).toBeNull();
    expect(findFlow(courseOf({ sent: 0 }))).toBeNull();
  });

  it('lists the periods below 95 % of the working minutes, not those of which nothing is known', () => {
    const rows = courseOf({}, { coverage: 0.9499 }, { coverage: 0.95 }, { coverage: null });
    expect(listThinPeriods(rows).map(({ period: { id } }) => id)).toEqual(['bc-2026-02']);
  });
});
