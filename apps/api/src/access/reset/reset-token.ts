import { createHash } from 'node:crypto';

/** What is stored of the token of a link. */
export function hashResetToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
