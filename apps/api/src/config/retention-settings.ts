import { z } from 'zod';
import { PROBLEMS } from './settings.text.ts';

/** How long things are kept, in months; aggregates are kept for good. */
export interface RetentionSettings {
  /** Files as they were handed over. */
  readonly rawMonths: number;
  /** Whatever tells of single people: facts, days of mailboxes, unknown addresses. */
  readonly personMonths: number;
  /** The names of somebody who has left. */
  readonly leaverMonths: number;
}

const RAW_MONTHS = 13;
const PERSON_MONTHS = 24;
/** The reports of their last months can still be contested. */
const LEAVER_MONTHS = 3;
/** The figures of a running year look back to its January, and a month further. */
const PERSON_MONTHS_LEAST = 16;
const MONTHS_MOST = 120;

export const RetentionVariables = {
  RETENTION_RAW_MONTHS: z.coerce.number().int().min(1).max(MONTHS_MOST).default(RAW_MONTHS),
  RETENTION_PERSON_MONTHS: z.coerce.number().int().min(PERSON_MONTHS_LEAST).max(MONTHS_MOST).default(PERSON_MONTHS),
  RETENTION_LEAVER_MONTHS: z.coerce.number().int().min(1).max(MONTHS_MOST).default(LEAVER_MONTHS),
};

/** Files hold what single people did, so they must not outlast it. */
export function findRetentionFaults(given: Readonly<Record<string, string | undefined>>) {
  const raw = Number(given['RETENTION_RAW_MONTHS'] ?? RAW_MONTHS);
  const person = Number(given['RETENTION_PERSON_MONTHS'] ?? PERSON_MONTHS);
  return raw > person ? [{ variable: 'RETENTION_RAW_MONTHS' as const, problem: PROBLEMS.longerThan('RETENTION_PERSON_MONTHS') }] : [];
}

export function retentionSettingsOf(values: z.infer<z.ZodObject<typeof RetentionVariables>>): RetentionSettings {
  return {
    rawMonths: values.RETENTION_RAW_MONTHS,
    personMonths: values.RETENTION_PERSON_MONTHS,
    leaverMonths: values.RETENTION_LEAVER_MONTHS,
  };
}
