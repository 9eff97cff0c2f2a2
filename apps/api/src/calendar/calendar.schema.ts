import { isIsoDate } from '@nhip-thu/metrics';
import { z } from 'zod';
import { CALENDAR_YEARS, isCalendarDay } from './calendar.service.ts';

/** Kinds of entries, as they are typed. */
export const CALENDAR_KINDS = ['holiday', 'compensatory', 'swapped-off', 'swapped-on', 'closure'] as const;

const LONGEST_TEXT = 500;
const MINUTES_A_DAY = 24 * 60;

const text = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TEXT)
  .transform((value) => value.normalize('NFC'));
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

const row = { unit, source: text, isTentative: z.boolean().default(false), reason: text };

export const EntryBody = z.strictObject({
  ...row,
  day,
  kind: z.enum(CALENDAR_KINDS),
});

export const HoursBody = z
  .strictObject({
    ...row,
    validFrom: day,
    /** First day on which they no longer hold. */
    validTo: day.nullable().default(null),
    from: monthDay,
    to: monthDay,
    sessions: z
      .array(z.strictObject({ start: minute, end: minute }).refine(({ start, end }) => start < end))
      .min(1)
      .max(4),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom < validTo, { path: ['validTo'] });

export const WithdrawalBody = z.strictObject({ reason: text });
export const RowId = z.coerce.number().int().positive().max(2_147_483_647);
