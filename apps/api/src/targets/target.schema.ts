import { isIsoDate, parsePeriodId, PERIOD_KINDS, USE_DEFINITIONS, type DefinitionId, type TargetMetric } from '@nhip-thu/metrics';
import { z } from 'zod';
import { scopeOfTrial, type TriedTarget } from './tried-target.ts';

/** The definitions of use that a target may be about, and all it may be about. */
export const TARGET_DEFINITIONS: readonly DefinitionId[] = USE_DEFINITIONS.map(({ id }) => id);
export const TARGET_METRICS: readonly TargetMetric[] = [...TARGET_DEFINITIONS, 'paper-reduction@1'];
export const TARGET_TIERS = ['department', 'district', 'ward', 'commune'] as const;

const LONGEST_TEXT = 500;
const MAX_STEPS = 60;

const text = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TEXT)
  .transform((value) => value.normalize('NFC'));
const day = z.string().refine(isIsoDate);
const code = z.string().trim().min(1).max(64);
/** A ratio 0..1 that the column of four decimals keeps as it is. */
const ratio = z
  .number()
  .min(0)
  .max(1)
  .refine((value) => Number(value.toFixed(4)) === value);
const point = z.strictObject({ periodId: z.string().refine((id) => parsePeriodId(id) !== null), value: ratio });

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('province') }),
  z.strictObject({ kind: z.literal('tier'), tier: z.enum(TARGET_TIERS) }),
  z.strictObject({ kind: z.literal('agency'), agency: code }),
  z.strictObject({ kind: z.literal('division'), agency: code, division: text }),
]);

/** Body of `POST /targets`. */
export const TargetBody = z.strictObject({
  /** Id of the target it takes the place of; null for the first of its metric and scope. */
  supersedes: z.int().positive().nullable().default(null),
  metric: z.enum(TARGET_METRICS),
  scope: scope.default({ kind: 'province' }),
  periodKind: z.enum(PERIOD_KINDS).nullable().default(null),
  comparator: z.enum(['>=', '>']),
  levels: z.strictObject({ minimum: ratio.nullable().default(null), met: ratio, good: ratio.nullable().default(null) }),
  trajectory: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('linear'), from: point, to: point }),
      z.strictObject({ kind: z.literal('steps'), steps: z.array(point).min(1).max(MAX_STEPS) }),
    ])
    .nullable()
    .default(null),
  legalBasis: z.strictObject({
    type: text,
    number: text,
    issuedOn: day,
    issuer: text,
    clause: text.nullable().default(null),
  }),
  approvedBy: text,
  validFrom: day,
  validTo: day.nullable().default(null),
  reason: text,
});

/** A target as somebody enters it, with units by their names. */
export type TargetInput = z.infer<typeof TargetBody>;

/** What is tried, in queries, and whose target it is: all agencies', of one tier, or of one agency. */
export const TriedTargetQuery = z.strictObject({
  comparator: z.enum(['>=', '>']).default('>='),
  /** The threshold that is tried, 0..1; everybody keeps their target when absent. */
  threshold: z.coerce.number().min(0).max(1).optional(),
  tier: z.enum(TARGET_TIERS).optional(),
  agency: code.optional(),
  /** Id of the target it would supersede. */
  supersedes: z.coerce.number().int().positive().optional(),
});

type Tried = z.infer<typeof TriedTargetQuery>;

/** Whether a query names one scope at most. */
export function namesOneScope({ tier, agency }: Pick<Tried, 'tier' | 'agency'>): boolean {
  return tier === undefined || agency === undefined;
}

/** The target that a query tries; null where everybody keeps theirs. */
export function readTriedTarget({ comparator, threshold, supersedes, ...scoped }: Tried): TriedTarget | null {
  return threshold === undefined ? null : { comparator, threshold, supersedes: supersedes ?? null, scope: scopeOfTrial(scoped) };
}

/** Query of `GET /targets`. */
export const TargetsQuery = z.strictObject({
  /** The day whose targets are in force; today when absent. */
  ngay: day.optional(),
});
export const TargetId = z.coerce.number().int().positive().max(2_147_483_647);
