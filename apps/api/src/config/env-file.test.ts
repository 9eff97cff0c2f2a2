import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatEnvFile } from './env-file.ts';

/** What a shell makes of the file. */
async function readByShell(text: string, names: readonly string[]): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-env-'));
  try {
    await writeFile(join(folder, 'file'), text);
    const shown = names.map((name) => `"$${name}"`).join(' ');
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', `. "$0"; printf '%s\\n' ${shown}`, join(folder, 'file')], { env: {} });
    return Object.fromEntries(names.map((name, at) => [name, stdout.split('\n')[at] ?? '']));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('formatEnvFile', () => {
  it('leaves plain values as they are, and quotes the rest', () => {
    expect(formatEnvFile({ PORT: '3000', PROVINCE_NAME: 'Sơn La', ODD: 'a"b$c`d\\e' })).toBe(
      'PORT=3000\nPROVINCE_NAME="Sơn La"\nODD="a\\"b\\$c\\`d\\\\e"\n',
    );
  });

  it('gives a shell the same values back, whatever they are', async () => {
    const values = Object.fromEntries(
      fc.sample(fc.string({ minLength: 1, unit: 'grapheme' }), { numRuns: 200, seed: 8 }).map((value, at) => [`V${at}`, value]),
    );
    const fit = Object.fromEntries(Object.entries(values).filter(([, value]) => !/[\p{Cc}\u2028\u2029]/u.test(value)));
    expect(Object.keys(fit).length).toBeGreaterThan(50);
    expect(await readByShell(formatEnvFile(fit), Object.keys(fit))).toEqual(fit);
  });

  it.each(['two\nlines', 'nul\0', 'tab\t'])('refuses what no line can hold: %j', (value) => {
    expect(() => formatEnvFile({ PROVINCE_NAME: value })).toThrow(RangeError);
  });
});
