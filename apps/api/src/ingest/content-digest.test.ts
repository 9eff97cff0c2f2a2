import { describe, expect, it } from '@jest/globals';
import { checkDigest, DigestMismatchError, readContentDigest, UnreadableDigestError } from './content-digest.ts';

// Digests of `{"hello": "world"}\n` as printed in RFC 9530, appendix A.
const BODY = '{"hello": "world"}\n';
const SHA_256 = 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:';
const SHA_512 = 'sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:';

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  for (const letter of Buffer.from(text)) yield Uint8Array.of(letter);
}

async function pass(text: string, header: string): Promise<string> {
  const stated = readContentDigest(header);
  if (stated === null) throw new Error('no digest');
  const chunks: Uint8Array[] = [];
  for await (const chunk of checkDigest(chunksOf(text), stated)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('Content-Digest', () => {
  it.each([SHA_256, SHA_512, `md5=:AAAA:, ${SHA_256}`, `${SHA_256}, ${SHA_512}`])('%s lets the right bytes through', async (header) => {
    expect(await pass(BODY, header)).toBe(BODY);
  });

  it.each([SHA_256, SHA_512, `${SHA_256}, sha-512=:short:`])('%s fails at the end of other bytes', async (header) => {
    await expect(pass(BODY.replace('w', 'W'), header)).rejects.toThrow(DigestMismatchError);
    await expect(pass(BODY.slice(1), header)).rejects.toThrow(DigestMismatchError);
  });

  it('takes the strongest of several', async () => {
    const wrong512 = SHA_512.replace('YMAa', 'AAAA');
    await expect(pass(BODY, `${SHA_256}, ${wrong512}`)).rejects.toThrow(DigestMismatchError);
  });

  it('is nothing when there is no header', () => {
    expect(readContentDigest(undefined)).toBeNull();
  });

  it.each(['', 'md5=:AAAA:', 'sha-256=AAAA', 'sha-256=:AAAA:', 'sha-256=:*:', SHA_256.replaceAll(':', '')])(
    'that cannot be checked is refused: %s',
    (header) => {
      expect(() => readContentDigest(header)).toThrow(UnreadableDigestError);
    },
  );
});
