import { parsePercent, type AgencyTier } from '@nhip-thu/metrics';
import type { TargetInput } from '../targets/target.schema.ts';
import type { ArgumentFaults } from './parse-argument.ts';

/** A percentage as typed. */
export interface ThresholdOptions {
  readonly atLeast?: string;
  readonly moreThan?: string;
}

/** Whose target it is. */
export interface ScopeOptions {
  readonly tier?: AgencyTier;
  readonly agency?: string;
}

const ID = /^[1-9]\d{0,8}$/;

/** The threshold of `--at-least` or `--more-than`; null without either, where none is needed, or at a fault. */
export function parseThreshold(
  { atLeast, moreThan }: ThresholdOptions,
  faults: ArgumentFaults,
  { isNeeded }: { readonly isNeeded: boolean },
): (Pick<TargetInput, 'comparator'> & { readonly threshold: number }) | null {
  const text = moreThan ?? atLeast;
  if (text === undefined && !isNeeded) return null;
  const threshold = readPercent(moreThan === undefined ? '--at-least' : '--more-than', text ?? '', faults);
  return threshold === null ? null : { comparator: moreThan === undefined ? '>=' : '>', threshold };
}

/** A ratio of a typed percentage; null at a fault. */
export function readPercent(argument: string, text: string, faults: ArgumentFaults): number | null {
  return parsePercent(text) ?? faults.add({ argument, code: 'bad-percent', found: text });
}

/** The same of an option that may be left out. */
export function readLevel(argument: string, text: string | undefined, faults: ArgumentFaults): number | null {
  return text === undefined ? null : readPercent(argument, text, faults);
}

/** The target that `--supersedes` names; null without it, or at a fault. */
export function readTargetId(text: string | undefined, faults: ArgumentFaults): number | null {
  if (text === undefined) return null;
  return ID.test(text) ? Number(text) : faults.add({ argument: '--supersedes', code: 'not-usable', found: '--supersedes' });
}
