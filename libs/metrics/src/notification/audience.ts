import type { NotificationContent } from '../contract/notification.ts';
import type { ScheduleKind } from '../contract/schedule.ts';
import type { Role } from '../contract/session.ts';

const PROVINCE: readonly Role[] = ['leadership', 'home-affairs', 'auditor'];
const LOGS: readonly Role[] = ['home-affairs', 'mail-administrator', 'auditor'];

/** Which roles are told what, in the notification centre and by mail: those that see the same on a page. Agencies are told of themselves beside. */
export const AUDIENCE: Readonly<Record<NotificationContent['kind'], readonly Role[]>> = {
  'goal-crossed': PROVINCE,
  'no-logs': LOGS,
  'coverage-low': LOGS,
  'registers-missing': ['home-affairs'],
  'report-ready': PROVINCE,
  'report-waits': ['home-affairs'],
  'report-failed': ['home-affairs'],
  // Of what concerns the agency, that agency is told beside.
  explanation: ['home-affairs'],
  'explanation-overdue': ['home-affairs'],
  digest: PROVINCE,
};

/** Which roles may be recipients of a schedule; of alerts each is sent those of its role. */
export const SCHEDULE_AUDIENCE: Readonly<Record<ScheduleKind, readonly Role[]>> = {
  report: AUDIENCE['report-ready'],
  digest: AUDIENCE.digest,
  registers: AUDIENCE['registers-missing'],
  alerts: [...new Set([...PROVINCE, ...LOGS])],
};

/** What recipients of alerts are sent as it comes. */
export const ALERT_KINDS: readonly NotificationContent['kind'][] = [
  ...(['goal-crossed', 'no-logs', 'coverage-low', 'report-waits', 'report-failed', 'explanation', 'explanation-overdue'] as const),
];
