import { isIsoDate } from '@nhip-thu/metrics';
import { z } from 'zod';
import { RequiredText } from '../http/required-text.ts';
import { CALENDAR_YEARS, isCalendarDay } from './calendar.service.ts';

/** Kinds of entries, as they are typed. */
export const CALENDAR_KINDS = ['holiday', 'compensatory', 'swapped-off', 'swapped-on', 'closure'] as const;

const MINUTES_A_DAY = 24 * 60;

const unit = z.string().trim().min(1).max(64).nullable().default(null);
const day = z.string().refine((value) => isIsoDate(value) && isCalendarDay(value));
const monthDay = z.string().refine((value) => isIsoDate(`2024-${value}`));
const minute = z.int().min(0).max(MINUTES_A_DAY);

/** Query of `GET /calendar`. */
export const CalendarQuery = z.strictObject({
  nam: z.coerce.number().int().min(CALENDAR_YEARS.first).max(CALENDAR_YEARS.last),
  /** Code of an agency; the province when absent. */
  cq: z.string().trim().min(1).max(64).optional(),
});

const row = { unit, source: RequiredText, isTentative: z.boolean().default(false), reason: RequiredText };

export const EntryBody = z.strictObject({
  ...row,
  day,
  kind: z.enum(CALENDAR_KINDS),
});

const hours = {
  validFrom: day,
  /** First day on which they no longer hold. */
  validTo: day.nullable().default(null),
  from: monthDay,
  to: monthDay,
  sessions: z
    .array(z.strictObject({ start: minute, end: minute }).refine(({ start, end }) => start < end))
    .min(1)
    .max(4)
    .refine((sessions) => sessions.every(({ start }, index) => index === 0 || (sessions[index - 1]?.end ?? 0) <= start)),
};
const isSpan = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }): boolean => validTo === null || validFrom < validTo;

export const HoursBody = z.strictObject({ ...row, ...hours }).refine(isSpan, { path: ['validTo'] });

export const WithdrawalBody = z.strictObject({ reason: RequiredText });
export const RowId = z.coerce.number().int().positive().max(2_147_483_647);

const rowId = z.int().positive().max(2_147_483_647);

/** Body of `POST /calendar/preview`: a change as it would be entered, without its source and reason. */
export const PreviewBody = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('enter-day'), unit, day, kind: z.enum(CALENDAR_KINDS) }),
  z.strictObject({ change: z.literal('enter-hours'), unit, ...hours }).refine(isSpan, { path: ['validTo'] }),
  z.strictObject({ change: z.literal('withdraw-day'), id: rowId }),
  z.strictObject({ change: z.literal('withdraw-hours'), id: rowId }),
]);
export type PlannedChange = z.infer<typeof PreviewBody>;
