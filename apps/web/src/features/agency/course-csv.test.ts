import { expect, it } from '@jest/globals';
import type { AgencyCoursePoint, AgencyCourseReply } from '@nhip-thu/metrics';
import { coursePoint, period } from '../../testing/builders.ts';
import { readCsv } from '../../testing/read-csv.ts';
import { toCoverageCsv, toFlowCsv } from './course-csv.ts';
import { listCourse } from './course-finding.ts';

function courseOf(points: readonly AgencyCoursePoint[]): AgencyCourseReply {
  const periods = ['bc-2026-05', 'bc-2026-06', 'bc-2026-07'].slice(-points.length).map(period);
  return { ...{ code: 'syt', name: 'Sở Y tế', structure: 'as-is', asOf: '2026-07-15T03:00:00Z', isDemo: false }, periods, points };
}

const minutes = { coveredMinutes: 7535, expectedMinutes: 9600 };
const reply = courseOf([
  coursePoint(),
  coursePoint({ coverage: 7535 / 9600, coverageMinutes: minutes, snapshotId: 4, isProvisional: true }),
  coursePoint({ sent: null, received: null, coverage: 0, snapshotId: null }),
]);

it('the file of the flow says by which definition, how much logs tell of each period, and what it was made from', () => {
  const rows = readCsv(toFlowCsv(reply, listCourse(reply)));
  expect(rows[0]).toMatchObject({ definition: 'volume@1', sent: '900', coverage_percent: '100', status: 'known', snapshot_id: '1' });
  expect(rows[1]).toMatchObject({
    period: 'bc-2026-06',
    coverage_percent: '78.4',
    status: 'partial',
    provisional: 'true',
    snapshot_id: '4',
  });
  expect(rows[2]).toMatchObject({ sent: '', coverage_percent: '0', status: 'no-log', snapshot_id: '', as_of: '2026-07-15T10:00:00+07:00' });
});

it('the file of coverage says the same of its periods', () => {
  const rows = readCsv(toCoverageCsv(reply, listCourse(reply)));
  expect(rows[1]).toMatchObject({
    ...{ definition: 'coverage@2', coverage_percent: '78.4', covered_minutes: '7535', expected_minutes: '9600' },
    ...{ status: 'insufficient-data', snapshot_id: '4' },
  });
});
