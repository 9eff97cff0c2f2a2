import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { describeIssue } from './invalid-input.text.ts';
import { INVALID_INPUT, ProblemException, type LocalisedFieldError } from './problem.ts';

const vi = { error: describeIssue('vi') };
const en = { error: describeIssue('en') };

/**
 * Parses what `@Query({ schema })`, `@Body({ schema })` and `@Param(name, { schema })` hand to a controller.
 * Nest's own schema pipe knows one language; this one reports every fault in both, and never quotes the value.
 */
@Injectable()
export class ZodValidationPipe implements PipeTransform {
  async transform(value: unknown, { schema, data }: ArgumentMetadata): Promise<unknown> {
    if (!(schema instanceof z.ZodType)) return value;
    const result = await schema.safeParseAsync(value, vi);
    if (result.success) return result.data;
    const inEnglish = await schema.safeParseAsync(value, en);
    throw new ProblemException(INVALID_INPUT, { errors: pairIssues(result.error.issues, inEnglish.error?.issues ?? [], data) });
  }
}

function pairIssues(
  viIssues: readonly z.core.$ZodIssue[],
  enIssues: readonly z.core.$ZodIssue[],
  argument?: string,
): LocalisedFieldError[] {
  return viIssues.map((issue, index) => ({
    path: [...(argument ? [argument] : []), ...issue.path].map(String).join('.'),
    message: { vi: issue.message, en: enIssues[index]?.message ?? issue.message },
  }));
}
