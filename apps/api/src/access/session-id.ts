import { createHash } from 'node:crypto';

/** How much of a hash names a session to its owner and in the audit log; nobody gets in by it. */
const ID_BYTES = 8;

/** What the database knows of a session's token. */
export function hashSessionToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The name of a session: 16 hex digits. @example sessionIdOf(hashSessionToken(token)) */
export function sessionIdOf(tokenHash: Buffer): string {
  return tokenHash.toString('hex', 0, ID_BYTES);
}
