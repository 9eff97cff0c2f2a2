import { describe, expect, it } from '@jest/globals';
import type { Role } from '@nhip-thu/metrics';
import { findOrderFaults, findRecipientFaults, obstacleOf, type ScheduleOrder } from './check-order.ts';
import { lastDue } from './schedule-period.ts';
import type { RecipientAccount, StoredSchedule } from './schedule.repository.ts';

const REPORT: ScheduleOrder = {
  ...{ kind: 'report', template: 'monthly', formats: ['pdf'], cadence: 'monthly', day: 16, hour: 7, recipients: ['ha'] },
};
const faultsOf = (changes: Partial<ScheduleOrder>): string[] => findOrderFaults({ ...REPORT, ...changes }).map(({ path }) => path);

describe('findOrderFaults', () => {
  it('a report has a template of the province, formats, a day that every month has, an hour, and somebody to send it to', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ template: undefined, formats: [], day: 29, hour: 24, recipients: [] })).toEqual([
      ...['template', 'formats', 'day', 'hour', 'recipients'],
    ]);
    expect([faultsOf({ template: 'agency' }), faultsOf({ day: undefined }), faultsOf({ day: 1.5 })]).toEqual([
      ['template'],
      ['day'],
      ['day'],
    ]);
    expect([faultsOf({ cadence: 'weekly', day: 3 }), faultsOf({ cadence: 'at-once' })]).toEqual([['cadence'], ['cadence']]);
  });

  it('a digest may come every week, reminders need no recipient, alerts come at once', () => {
    const none = { template: undefined, formats: [] } as const;
    expect(faultsOf({ ...none, kind: 'digest', cadence: 'weekly', day: 7 })).toEqual([]);
    expect(faultsOf({ ...none, kind: 'digest', cadence: 'weekly', day: 8 })).toEqual(['day']);
    expect(faultsOf({ ...none, kind: 'registers', recipients: [] })).toEqual([]);
    expect(faultsOf({ ...none, kind: 'alerts', cadence: 'at-once', day: undefined, hour: undefined })).toEqual([]);
    expect(faultsOf({ ...none, kind: 'alerts' })).toEqual(['cadence']);
    expect(faultsOf({ kind: 'digest' })).toEqual(['template']);
  });
});

describe('recipients', () => {
  const account = (role: Role, hasEmail = true): RecipientAccount => ({ username: 'ai', displayName: 'Ai', role, hasEmail });
  it('are those that see the same on a page; who has no address may be named and gets nothing yet', () => {
    for (const role of ['leadership', 'home-affairs', 'auditor'] as const) expect(obstacleOf(account(role), 'report')).toBeNull();
    for (const role of ['agency', 'official', 'mail-administrator'] as const) expect(obstacleOf(account(role), 'report')).toBe('role');
    expect([obstacleOf(account('mail-administrator'), 'alerts'), obstacleOf(account('leadership'), 'registers')]).toEqual([null, 'role']);
    expect([obstacleOf(null, 'report'), obstacleOf(account('auditor', false), 'digest'), obstacleOf(account('official'), null)]).toEqual([
      ...['no-account', 'no-address', null],
    ]);
    const order = { kind: 'report', recipients: ['ai', 'khong-co'] } as const;
    expect(findRecipientFaults(order, [account('agency')]).map(({ message }) => message.en)).toEqual([
      'the role of “ai” is not shown this',
      'there is no account “khong-co”',
    ]);
    expect(findRecipientFaults({ ...order, recipients: ['ai'] }, [account('auditor', false)])).toEqual([]);
  });
});

describe('lastDue', () => {
  const schedule: StoredSchedule = {
    ...{ id: 1, kind: 'report', template: 'monthly', formats: [], cadence: 'monthly', day: 16, hour: 7, recipients: [] },
    ...{ startsOn: '2026-01-01', madeBy: '', madeAt: new Date(0) },
  };
  const due = (changes: Partial<StoredSchedule>, now = '2026-07-17T01:00:00Z'): string | null => {
    const found = lastDue({ ...schedule, ...changes }, new Date(now));
    return found && `${found.period.id} ${found.dueAt.toISOString()}`;
  };
  it('is of the last period that was over then, of the kind of its template', () => {
    expect(due({})).toBe('bc-2026-07 2026-07-16T00:00:00.000Z');
    // On the 14th the month is not over.
    expect(due({ day: 14 })).toBe('bc-2026-06 2026-07-14T00:00:00.000Z');
    expect([due({ template: 'quarterly' }), due({ template: 'half-yearly' }), due({ template: 'yearly' })]).toEqual([
      ...['bc-2026-q2 2026-07-16T00:00:00.000Z', 'bc-2026-h1 2026-07-16T00:00:00.000Z', 'bc-2025 2026-07-16T00:00:00.000Z'],
    ]);
    expect(due({ template: 'league' })).toBe('bc-2026-07 2026-07-16T00:00:00.000Z');
    expect(due({ kind: 'digest', template: null, cadence: 'weekly', day: 1 })).toBe('tuan-2026-w28 2026-07-13T00:00:00.000Z');
  });

  it('is not before it starts, and never of one that waits for events', () => {
    expect([due({ startsOn: '2026-07-16' }), due({ startsOn: '2026-07-17' })]).toEqual(['bc-2026-07 2026-07-16T00:00:00.000Z', null]);
    expect(due({ cadence: 'at-once', day: null, hour: null })).toBeNull();
  });
});
