import { createHash } from 'node:crypto';

/** Algorithms of RFC 9530 that are taken, strongest first, with their names in Node. */
const ALGORITHMS = [
  ['sha-512', 'sha512'],
  ['sha-256', 'sha256'],
] as const;

/** The hash somebody states of what they send. */
export interface StatedDigest {
  readonly algorithm: 'sha256' | 'sha512';
  readonly digest: Buffer;
}

/** The header cannot be read, or names no algorithm we know; accepting the bytes unchecked would be a false promise. */
export class UnreadableDigestError extends Error {
  override readonly name = 'UnreadableDigestError';
  constructor() {
    super('Content-Digest has no sha-256=:base64: or sha-512=:base64:');
  }
}

/** What arrived is not what was sent. */
export class DigestMismatchError extends Error {
  override readonly name = 'DigestMismatchError';
  constructor() {
    super('the bytes received do not have the stated digest');
  }
}

/**
 * Reads a `Content-Digest` header (RFC 9530), for example `sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:`.
 * @returns null when there is none
 * @throws UnreadableDigestError
 */
export function readContentDigest(header: string | undefined): StatedDigest | null {
  if (header === undefined) return null;
  const members = new Map(header.split(',').map((member) => splitMember(member.trim())));
  for (const [name, algorithm] of ALGORITHMS) {
    const base64 = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(members.get(name) ?? '')?.[1];
    const digest = Buffer.from(base64 ?? '', 'base64');
    if (digest.length === createHash(algorithm).digest().length) return { algorithm, digest };
  }
  throw new UnreadableDigestError();
}

function splitMember(member: string): [string, string] {
  const at = member.indexOf('=');
  return [member.slice(0, at).toLowerCase(), member.slice(at + 1)];
}

/**
 * Passes a stream on, and fails at its end when the bytes were others than stated.
 * @throws DigestMismatchError after the last byte
 */
export async function* checkDigest(stream: AsyncIterable<Uint8Array>, stated: StatedDigest): AsyncGenerator<Uint8Array> {
  const hash = createHash(stated.algorithm);
  for await (const chunk of stream) {
    hash.update(chunk);
    yield chunk;
  }
  if (!hash.digest().equals(stated.digest)) throw new DigestMismatchError();
}
