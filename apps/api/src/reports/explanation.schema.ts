import { isIsoDate, TEXT_LIMIT } from '@nhip-thu/metrics';
import { z } from 'zod';
import { TARGET_METRICS } from '../targets/target.schema.ts';

const LONGEST_FOOTNOTE = 500;
const MAX_ID = 2_147_483_647;

const text = z
  .string()
  .trim()
  .min(1)
  .max(TEXT_LIMIT)
  .transform((value) => value.normalize('NFC'));
const footnote = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_FOOTNOTE)
  .transform((value) => value.normalize('NFC'));

export const ExplanationId = z.coerce.number().int().positive().max(MAX_ID);

/** Body of `POST /explanations`. */
export const ExplanationBody = z.strictObject({
  agency: z.string().trim().min(1).max(64),
  periodId: z.string().max(20),
  metric: z.enum(TARGET_METRICS),
  /** What is asked, or what the agency explains by itself. */
  text,
});

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note') }),
  z.strictObject({ kind: z.literal('closure'), day: z.string().refine(isIsoDate) }),
  z.strictObject({ kind: z.literal('directory'), changeId: z.int().positive().max(MAX_ID) }),
]);

/** Body of `POST /explanations/:id/steps`. */
export const StepBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['answered', 'more-asked', 'refused', 'closed']), text }),
  z.strictObject({ act: z.literal('accepted'), text, footnote, effect: effect.default({ kind: 'note' }) }),
]);

export const EvidenceQuery = z.strictObject({ name: z.string().trim().min(1).max(255) });

export type ExplanationInput = z.infer<typeof ExplanationBody>;
export type StepInput = z.infer<typeof StepBody>;
