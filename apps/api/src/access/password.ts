import { randomInt } from 'node:crypto';

export const PASSWORD_LENGTH_MIN = 12;
/** Longer ones are refused before they are hashed, which costs time per byte. */
export const PASSWORD_LENGTH_MAX = 256;

/** No letters or digits that are mistaken for each other on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** The chosen password is too short or too long. */
export class PasswordRuleError extends Error {
  override readonly name = 'PasswordRuleError';
  constructor() {
    super(`a password has ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters`);
  }
}

/** Counts UTF-16 units of the composed form, in which "ế" is one. @throws PasswordRuleError */
export function requireGoodPassword(password: string): void {
  const { length } = password.normalize('NFKC');
  if (length < PASSWORD_LENGTH_MIN || length > PASSWORD_LENGTH_MAX) throw new PasswordRuleError();
}

/** A password to be read out or typed from paper, about 99 random bits: `k7wq-3hzp-…`. */
export function generatePassword(): string {
  return Array.from({ length: GROUPS }, generateGroup).join('-');
}

function generateGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
