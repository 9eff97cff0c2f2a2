import { describe, expect, it } from '@jest/globals';
import { period } from '../../testing/builders.ts';
import { readCsv } from '../../testing/read-csv.ts';
import { toHoursCsv, toMailCsv, toStickinessCsv } from './rhythm-csv.ts';

const asOf = '2026-07-15T03:00:00.000Z';
const july = period('bc-2026-07');

describe('files of the rhythm', () => {
  it('of days of mail tell by which definition and from which snapshots, and how many agencies each is of', () => {
    const day = { day: '2026-07-13', isWorkingDay: true, sent: 40, received: 60, isFew: false, agencyCount: 3, coveredCount: 2 };
    expect(readCsv(toMailCsv({ period: july, days: [day], asOf, isDemo: false }, [4, 7]))[0]).toMatchObject({
      ...{ day: '2026-07-13', definition: 'volume@1', sent: '40', status: 'partial', covered_agencies: '2', agencies: '3' },
      ...{ snapshot_id: '4 7', as_of: '2026-07-15T10:00:00.000+07:00' },
    });
  });

  it('of hours tell the same', () => {
    const cells = [{ weekday: 1, hour: 8, mean: 12.34, isFew: false }];
    const reply = {
      period: july,
      cells,
      dayCounts: [4],
      passedCounts: [4],
      missingDays: 0,
      partialDays: 0,
      timedAgencies: 2,
      agencyCount: 3,
      sessions: [],
    };
    expect(readCsv(toHoursCsv({ ...reply, asOf, isDemo: false }, [4]))[0]).toMatchObject({
      ...{ period: 'bc-2026-07', definition: 'ha@1', mean_accesses: '12.3', status: 'known', timed_agencies: '2', snapshot_id: '4' },
    });
  });

  it('of habit write percent, as its table and every other file do', () => {
    const point = { value: 0.581, meanDaily: 581, active: 1000, margin: 0, agencies: 4, agencyCount: 5, snapshotIds: [4] };
    const line = readCsv(toStickinessCsv([{ period: july, point, isOpen: false }], { asOf }))[0];
    expect(line).toMatchObject({ stickiness_percent: '58.1', definition: 'du-1@1', snapshot_id: '4' });
    expect(line).not.toHaveProperty('stickiness');
  });
});
