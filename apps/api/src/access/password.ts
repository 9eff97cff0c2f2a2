import { randomInt } from 'node:crypto';

export const PASSWORD_LENGTH_MIN = 12;
/** Longer ones are refused before they are hashed, which costs time per byte. */
export const PASSWORD_LENGTH_MAX = 256;

/** No letters or digits that are mistaken for each other on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** `length`: too short or too long; `common`: one that many people choose, or that is made of such and of what is known of its owner. */
export type PasswordFault = 'length' | 'common';

/** The chosen password breaks the rule. */
export class PasswordRuleError extends Error {
  override readonly name = 'PasswordRuleError';
  constructor(readonly fault: PasswordFault = 'length') {
    super(
      fault === 'length'
        ? `a password has ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters`
        : 'a password is not a common one, nor made of such or of the name of its owner',
    );
  }
}

/**
 * Counts UTF-16 units of the composed form, in which "ế" is one.
 * @param about what is known of whose password it is: user name, name
 * @throws PasswordRuleError
 */
export async function requireGoodPassword(password: string, about: readonly string[] = []): Promise<void> {
  const { length } = password.normalize('NFKC');
  if (length < PASSWORD_LENGTH_MIN || length > PASSWORD_LENGTH_MAX) throw new PasswordRuleError('length');
  // Loaded when it is first needed: the lists take some megabytes.
  const { isCommonPassword } = await import('./common-password.ts');
  if (isCommonPassword(password, about)) throw new PasswordRuleError('common');
}

/** A password to be read out or typed from paper, about 99 random bits: `k7wq-3hzp-…`. */
export function generatePassword(): string {
  return Array.from({ length: GROUPS }, generateGroup).join('-');
}

function generateGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
