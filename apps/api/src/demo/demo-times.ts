import type { EntityManager } from 'typeorm';
import { DEMO_INSTALLED_AT, DEMO_MERGER, DEMO_NOW } from './province/demo-spec.ts';

/**
 * Gives the acts that screens show the times of the demo's story, in place of those that this machine's clock had while the demo was made: the
 * same version stores the same times everywhere. Times that guard something (accounts, sessions, tokens, the audit log) stay real, and so does
 * how long a file took to read, since that was measured. Nothing may be waiting for a roll-up any more: it would note the machine's clock again.
 */
export async function setDemoTimes(manager: EntityManager): Promise<void> {
  const installedAt = DEMO_INSTALLED_AT;
  await manager.sql`
    update directory_change_set
       set made_at = case when kind = 'edit' then ${startOfOffice(DEMO_MERGER.on)}::timestamptz else ${installedAt}::timestamptz end`;
  await manager.sql`update mailbox set created_at = ${installedAt}::timestamptz`;
  await manager.sql`update origin set created_at = ${installedAt}::timestamptz`;
  await manager.sql`update calendar_entry set entered_at = ${installedAt}::timestamptz`;
  await manager.sql`update session_hours set entered_at = ${installedAt}::timestamptz`;
  await manager.sql`update paper_baseline set made_at = (approved_on + time '08:00') at time zone 'Asia/Ho_Chi_Minh'`;
  await manager.sql`update paper_price set made_at = ${installedAt}::timestamptz`;
  await manager.sql`update print_mapping set made_at = ${installedAt}::timestamptz`;
  await manager.sql`update stored_period set computed_at = ${DEMO_NOW}::timestamptz`;
  await manager.sql`update unit_period set computed_at = ${DEMO_NOW}::timestamptz`;
  await manager.sql`update origin_day set computed_at = ${DEMO_NOW}::timestamptz`;
  await manager.sql`
    update segment set started_at = received_at, folded_at = received_at + (folded_at - started_at), touched_at = received_at + (folded_at - started_at)
     where folded_at is not null and started_at is not null`;
}

/** When the morning session of a day begins (Asia/Ho_Chi_Minh), about which the demo's people enter what was decided. */
export function startOfOffice(day: string): Date {
  return new Date(`${day}T08:00:00+07:00`);
}
