import { isIsoDate } from '@nhip-thu/metrics';
import { z } from 'zod';
import { longText } from './text.schema.ts';

const day = z.string().refine(isIsoDate);

/** Body of `POST /own-data/requests`. */
export const RequestBody = z
  .strictObject({
    kind: z.enum(['access', 'correction', 'restriction', 'erasure', 'complaint']),
    /** The day that is contested. */
    day: day.nullable().default(null),
    text: longText,
  })
  .refine(({ kind, day: contested }) => contested === null || kind === 'correction', { path: ['day'] });

const effect = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('erasure') }),
    z.strictObject({ kind: z.literal('leave'), from: day, to: day }),
    z.strictObject({ kind: z.literal('exemption'), from: day, to: day.nullable() }),
  ])
  .refine((value) => value.kind === 'none' || value.kind === 'erasure' || value.to === null || value.from <= value.to, { path: ['to'] });

/** Body of `POST /data-requests/:id/steps`. */
export const RequestStepBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['answered', 'refused']), text: longText }),
  z.strictObject({ act: z.literal('done'), text: longText, effect: effect.default({ kind: 'none' }) }),
]);

export type RequestInput = z.infer<typeof RequestBody>;
export type RequestStepInput = z.infer<typeof RequestStepBody>;
