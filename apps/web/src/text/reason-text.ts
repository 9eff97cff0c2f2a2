import type { TFunction } from 'i18next';
import { dialect, reason, segmentError } from './ledger.vi.ts';

/** Why a line was ignored or rejected, in words; a code that is newer than this page stays as it is. */
export function nameReason(t: TFunction, code: string): string {
  return isKeyOf(reason, code) ? t(`reason.${code}`) : code;
}

/** What went wrong with a file as a whole, in words; an unknown code stays as it is. */
export function nameSegmentError(t: TFunction, code: string): string {
  return isKeyOf(segmentError, code) ? t(`segmentError.${code}`) : code;
}

/** Format of a log, in words; an unknown name stays as it is. */
export function nameDialect(t: TFunction, name: string): string {
  return isKeyOf(dialect, name) ? t(`dialect.${name}`) : name;
}

function isKeyOf<T extends object>(words: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(words, key);
}
