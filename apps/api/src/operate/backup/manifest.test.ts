import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readManifest, sealManifest, type Manifest } from './manifest.ts';

const SUM = '0'.repeat(64);
const manifest: Manifest = {
  ...{ format: 1, program: '0.1.0', at: '2026-07-17T01:00:00Z', migrations: ['A1'], tables: [], sequences: [], missing: [], sums: SUM },
  ...{ files: { count: 0, bytes: 0 }, keys: [{ name: 'spool.key', sha256: SUM }] },
};

/** As somebody would who knows the form: with a sum that fits. */
function forge(name: string): string {
  const contents = { ...manifest, keys: [{ name, sha256: SUM }] };
  return JSON.stringify({ contents, sha256: createHash('sha256').update(JSON.stringify(contents)).digest('hex') });
}

describe('a manifest', () => {
  it('is read as it was sealed', () => {
    expect(readManifest(sealManifest(manifest))).toEqual(manifest);
    expect(readManifest(forge('facts.key'))).toMatchObject({ keys: [{ name: 'facts.key' }] });
  });

  it.each(['../../../etc/cron.d/x.key', '/etc/x.key', 'a/b.key', '..', 'spool.key\n', 'nhip-thu.env', ''])(
    'is refused with a key that is named %j: a key is written under its name',
    (name) => {
      expect(readManifest(forge(name))).toBe('newer');
      expect(() => sealManifest({ ...manifest, keys: [{ name, sha256: SUM }] })).toThrow('keys');
    },
  );
});
