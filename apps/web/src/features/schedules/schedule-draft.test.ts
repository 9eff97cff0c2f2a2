import { describe, expect, it } from '@jest/globals';
import { FIRST_DRAFT, listRecipients, ofKind, orderOf } from './schedule-draft.ts';

describe('orderOf', () => {
  const draft = { ...FIRST_DRAFT, recipients: ['ha'] };
  it('a report has template and formats, nothing else has', () => {
    expect(orderOf(draft)).toEqual({
      ...{ kind: 'report', cadence: 'monthly', day: 17, hour: 7, recipients: ['ha'], template: 'monthly', formats: ['docx', 'pdf'] },
    });
    expect(orderOf({ ...draft, kind: 'registers', isWeekly: true })).toEqual({
      ...{ kind: 'registers', cadence: 'monthly', day: 17, hour: 7, recipients: ['ha'] },
    });
  });

  it('a digest may be weekly, alerts come at once', () => {
    expect(orderOf({ ...draft, kind: 'digest', isWeekly: true, day: 1 })).toMatchObject({ cadence: 'weekly', day: 1 });
    expect(orderOf({ ...draft, kind: 'alerts' })).toEqual({ kind: 'alerts', cadence: 'at-once', recipients: ['ha'] });
  });
});

describe('recipients', () => {
  const candidates = [
    { username: 'ha', displayName: 'Hà', role: 'leadership', obstacle: null },
    { username: 'thu', displayName: 'Thu', role: 'mail-administrator', obstacle: null },
    { username: 'cu', displayName: 'Cũ', role: null, obstacle: 'no-account' },
  ] as const;
  it('are those whose role is shown what is sent', () => {
    const names = (kind: 'report' | 'alerts'): string[] => listRecipients(kind, candidates).map(({ username }) => username);
    expect([names('report'), names('alerts')]).toEqual([['ha'], ['ha', 'thu']]);
  });

  it('nobody stays named of another kind who could not be named there', () => {
    const alerts = { ...FIRST_DRAFT, kind: 'alerts', recipients: ['ha', 'thu'] } as const;
    expect(ofKind(alerts, 'digest', candidates)).toEqual({ ...alerts, kind: 'digest', recipients: ['ha'] });
  });
});
