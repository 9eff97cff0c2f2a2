import {
  SCHEDULE_AUDIENCE,
  type Cadence,
  type IsoDate,
  type RecipientObstacle,
  type ReportFormat,
  type ReportTemplate,
  type ScheduleKind,
} from '@nhip-thu/metrics';
import type { LocalisedFieldError } from '../../http/problem.ts';
import { RECIPIENT_FAULTS, SCHEDULE_FAULTS } from './schedule-problem.ts';
import type { RecipientAccount } from './schedule.repository.ts';

/** What somebody wants done again and again. */
export interface ScheduleOrder {
  readonly kind: ScheduleKind;
  readonly template?: ReportTemplate | undefined;
  readonly formats?: readonly ReportFormat[] | undefined;
  readonly cadence: Cadence;
  readonly day?: number | undefined;
  readonly hour?: number | undefined;
  /** From this day on, also in the past: then the last time that came due is made up for. Today when absent. */
  readonly startsOn?: IsoDate | undefined;
  /** Usernames. */
  readonly recipients: readonly string[];
}

const LAST_DAY = { monthly: 28, weekly: 7 } as const;
const LAST_HOUR = 23;

/** What is wrong with an order, field by field. */
export function findOrderFaults({ kind, template, formats, cadence, day, hour, recipients }: ScheduleOrder): LocalisedFieldError[] {
  const isReport = kind === 'report';
  const isAtOnce = cadence === 'at-once';
  const checks: [keyof typeof SCHEDULE_FAULTS, boolean][] = [
    ['template', isReport === (template !== undefined) && template !== 'agency'],
    ['formats', !isReport || (formats ?? []).length > 0],
    ['cadence', isAtOnce === (kind === 'alerts') && (cadence !== 'weekly' || kind === 'digest')],
    ['day', isAtOnce || isWhole(day, 1, LAST_DAY[cadence])],
    ['hour', isAtOnce || isWhole(hour, 0, LAST_HOUR)],
    // Reminders go to the agencies in any case.
    ['recipients', recipients.length > 0 || kind === 'registers'],
  ];
  return checks.flatMap(([path, isGood]) => (isGood ? [] : [{ path, message: SCHEDULE_FAULTS[path] }]));
}

function isWhole(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most;
}

/** Whoever has no address yet may get one later; who is not shown this by their role never is. */
export function findRecipientFaults(
  { kind, recipients }: Pick<ScheduleOrder, 'kind' | 'recipients'>,
  accounts: readonly RecipientAccount[],
): LocalisedFieldError[] {
  return recipients.flatMap((username): LocalisedFieldError[] => {
    const obstacle = obstacleOf(accounts.find((account) => account.username === username) ?? null, kind);
    if (obstacle === 'no-account') return [{ path: 'recipients', message: RECIPIENT_FAULTS.noAccount(username) }];
    return obstacle === 'role' ? [{ path: 'recipients', message: RECIPIENT_FAULTS.role(username) }] : [];
  });
}

/** Why somebody is not sent what a schedule of a kind sends (`kind` null: of some kind); null: they are. */
export function obstacleOf(account: RecipientAccount | null, kind: ScheduleKind | null): RecipientObstacle | null {
  if (account === null) return 'no-account';
  if (kind !== null && !SCHEDULE_AUDIENCE[kind].includes(account.role)) return 'role';
  return account.hasEmail ? null : 'no-address';
}
