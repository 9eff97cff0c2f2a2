import { SCHEDULE_AUDIENCE, type ReportFormat, type ReportTemplate, type ScheduleKind, type ScheduleRecipient } from '@nhip-thu/metrics';
import type { ScheduleOrder } from '../../api/schedules.ts';

/** What is typed of a new schedule. */
export interface ScheduleDraft {
  readonly kind: ScheduleKind;
  readonly template: ReportTemplate;
  readonly formats: readonly ReportFormat[];
  readonly isWeekly: boolean;
  readonly day: number;
  readonly hour: number;
  readonly recipients: readonly string[];
}

export const SCHEDULE_KINDS: readonly ScheduleKind[] = ['report', 'digest', 'registers', 'alerts'];
export const FIRST_DRAFT: ScheduleDraft = {
  ...{ kind: 'report', template: 'monthly', formats: ['docx', 'pdf'], isWeekly: false, day: 17, hour: 7, recipients: [] },
};

/** The draft as an order: only what its kind has. */
export function orderOf({ kind, template, formats, isWeekly, day, hour, recipients }: ScheduleDraft): ScheduleOrder {
  if (kind === 'alerts') return { kind, cadence: 'at-once', recipients };
  const cadence = kind === 'digest' && isWeekly ? ('weekly' as const) : ('monthly' as const);
  return { kind, cadence, day, hour, recipients, ...(kind === 'report' ? { template, formats } : {}) };
}

/** Of all that may be sent something, those whose role is shown what this kind sends. */
export function listRecipients(kind: ScheduleKind, candidates: readonly ScheduleRecipient[]): ScheduleRecipient[] {
  return candidates.filter(({ role }) => role !== null && SCHEDULE_AUDIENCE[kind].includes(role));
}

/** The draft of another kind: nobody stays named who could not be named there. */
export function ofKind(draft: ScheduleDraft, value: string, candidates: readonly ScheduleRecipient[]): ScheduleDraft {
  const kind = SCHEDULE_KINDS.find((each) => each === value) ?? 'report';
  const names = listRecipients(kind, candidates).map(({ username }) => username);
  return { ...draft, kind, recipients: draft.recipients.filter((name) => names.includes(name)) };
}
