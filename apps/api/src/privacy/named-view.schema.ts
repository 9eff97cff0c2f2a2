import { NAMED_VIEW_LIMITS } from '@nhip-thu/metrics';
import { z } from 'zod';
import { lineFrom, longText, longTextFrom } from './text.schema.ts';

/** Body of `POST /named-views`. */
export const NamedViewBody = z.strictObject({
  agency: z.string().trim().min(1).max(64),
  periodId: z.string().max(20),
  /** What it is for; the people who are shown read it. */
  purpose: longTextFrom(NAMED_VIEW_LIMITS.purpose),
  /** Decision or document the purpose rests on. */
  basis: lineFrom(NAMED_VIEW_LIMITS.basis),
  /** For how many days from its approval. */
  days: z.int().min(1).max(NAMED_VIEW_LIMITS.days).default(7),
});

/** Body of `POST /named-views/:id/judgement`. */
export const JudgementBody = z.strictObject({ act: z.enum(['approved', 'refused', 'revoked']), text: longText });

export type NamedViewInput = z.infer<typeof NamedViewBody>;
export type JudgementInput = z.infer<typeof JudgementBody>;
