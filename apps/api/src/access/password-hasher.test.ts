import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { hash, parseOptions } from '@node-rs/argon2';
import { Runtime } from '../config/settings.module.ts';
import { readSettings } from '../config/settings.ts';
import { PasswordHasher } from './password-hasher.ts';
import { Pepper } from './pepper.ts';
import { generatePassword, PasswordRuleError, requireGoodPassword } from './password.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhip-thu-pepper-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** One that reads its keys afresh, as after a start. */
function makeHasher(): PasswordHasher {
  return new PasswordHasher(new Pepper(new Runtime(readSettings({}), folder, '')));
}

const PASSWORD = 'mật khẩu thử nghiệm';

describe('PasswordHasher', () => {
  it('uses argon2id with at least 19 MiB, two passes and one lane', async () => {
    const hashed = await makeHasher().hash(PASSWORD);
    expect(hashed).toMatch(/^[0-9a-f]{8}:\$argon2id\$/);
    const { memoryCost, timeCost, parallelism } = parseOptions(hashed.slice(9));
    expect({ timeCost, parallelism }).toEqual({ timeCost: 2, parallelism: 1 });
    expect(memoryCost).toBeGreaterThanOrEqual(19 * 1024);
  });

  it('takes composed and decomposed Vietnamese letters for the same', async () => {
    const hasher = makeHasher();
    const hashed = await hasher.hash('mật khẩu thử nghiệm'.normalize('NFD'));
    expect(await hasher.verify(hashed, 'mật khẩu thử nghiệm'.normalize('NFC'))).toBe(true);
    expect(await hasher.verify(hashed, 'mat khau thu nghiem')).toBe(false);
  });

  it('says no without an account', async () => {
    expect(await makeHasher().verify(null, 'whatever it is')).toBe(false);
  });

  it('serves all who wait, and refuses with 503 when too many wait', async () => {
    const hasher = makeHasher();
    const results = await Promise.allSettled(Array.from({ length: 4 + 64 + 3 }, () => hasher.hash('x'.repeat(12))));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ reason: { kind: { status: 503 } } });
    await expect(hasher.hash('x'.repeat(12))).resolves.toMatch(/:\$argon2id/);
  });
});

describe('the pepper', () => {
  it('is a file of its owner alone, made once, and no hash is verified without it', async () => {
    const stored = await makeHasher().hash(PASSWORD);
    expect(await readdir(folder)).toEqual(['pepper.key']);
    const { mode, size } = await stat(join(folder, 'pepper.key'));
    expect([(mode & 0o777).toString(8), size]).toEqual(['600', 32]);
    expect(await makeHasher().verify(stored, PASSWORD)).toBe(true);
    // The same hash as if it had been made without a key.
    expect(await makeHasher().verify(stored.slice(9), PASSWORD)).toBe(false);
  });

  it('that is missing is said, and its passwords are wrong', async () => {
    const stored = await makeHasher().hash(PASSWORD);
    await rm(join(folder, 'pepper.key'));
    const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    expect(await makeHasher().verify(stored, PASSWORD)).toBe(false);
    expect(String(error.mock.calls[0]?.[0])).toContain(`pepper ${stored.slice(0, 8)}, which is not in the data folder`);
    error.mockRestore();
  });

  it('that was put aside still opens its passwords, which are to be hashed anew', async () => {
    const stored = await makeHasher().hash(PASSWORD);
    expect(await makeHasher().isOutdated(stored)).toBe(false);
    await rename(join(folder, 'pepper.key'), join(folder, 'pepper-2026.key'));
    const hasher = makeHasher();
    expect([await hasher.verify(stored, PASSWORD), await hasher.verify(stored, `${PASSWORD}!`)]).toEqual([true, false]);
    expect(await hasher.isOutdated(stored)).toBe(true);
    expect((await hasher.hash(PASSWORD)).slice(0, 8)).not.toBe(stored.slice(0, 8));
  });

  it('was not there once: such passwords are right, and to be hashed anew; so are those that were hashed more cheaply', async () => {
    const hasher = makeHasher();
    const former = await hash(PASSWORD, { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 });
    expect([await hasher.verify(former, PASSWORD), await hasher.isOutdated(former)]).toEqual([true, true]);
    const stored = await hasher.hash(PASSWORD);
    expect(await hasher.isOutdated(stored.replace('m=19456', 'm=4096'))).toBe(true);
  });
});

describe('passwords', () => {
  it('have at least twelve characters, and not too many', async () => {
    const long = 'Ếch ngồi đáy giếng, coi trời bằng vung. ';
    const fault = (password: string): Promise<unknown> =>
      requireGoodPassword(password).then(
        () => null,
        (error: PasswordRuleError) => error.fault,
      );
    expect(await fault('lợn cỏ nẻ b')).toBe('length');
    expect(await fault('lợn cỏ nẻ bị'.normalize('NFD'))).toBeNull();
    expect(await fault('ế'.normalize('NFD').repeat(11))).toBe('length');
    expect(await fault(long.repeat(7).slice(0, 256))).toBeNull();
    expect(await fault(long.repeat(7).slice(0, 257))).toBe('length');
  });

  it('that are generated keep the rule, have no look-alikes and differ', () => {
    const made = Array.from({ length: 50 }, generatePassword);
    for (const password of made) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}$/);
    expect(new Set(made).size).toBe(50);
  });
});
