import { describe, expect, it } from '@jest/globals';
import { parseOptions } from '@node-rs/argon2';
import { PasswordHasher } from './password-hasher.ts';
import { generatePassword, PasswordRuleError, requireGoodPassword } from './password.ts';

describe('PasswordHasher', () => {
  it('uses argon2id with at least 19 MiB, two passes and one lane', async () => {
    const hashed = await new PasswordHasher().hash('mật khẩu thử nghiệm');
    expect(hashed).toMatch(/^\$argon2id\$/);
    const { memoryCost, timeCost, parallelism } = parseOptions(hashed);
    expect({ timeCost, parallelism }).toEqual({ timeCost: 2, parallelism: 1 });
    expect(memoryCost).toBeGreaterThanOrEqual(19 * 1024);
  });

  it('takes composed and decomposed Vietnamese letters for the same', async () => {
    const hasher = new PasswordHasher();
    const hashed = await hasher.hash('mật khẩu thử nghiệm'.normalize('NFD'));
    expect(await hasher.verify(hashed, 'mật khẩu thử nghiệm'.normalize('NFC'))).toBe(true);
    expect(await hasher.verify(hashed, 'mat khau thu nghiem')).toBe(false);
  });

  it('says no without an account', async () => {
    expect(await new PasswordHasher().verify(null, 'whatever it is')).toBe(false);
  });

  it('serves all who wait, and refuses with 503 when too many wait', async () => {
    const hasher = new PasswordHasher();
    const results = await Promise.allSettled(Array.from({ length: 4 + 64 + 3 }, () => hasher.hash('x'.repeat(12))));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ reason: { kind: { status: 503 } } });
    await expect(hasher.hash('x'.repeat(12))).resolves.toMatch(/^\$argon2id/);
  });
});

describe('passwords', () => {
  it('have at least twelve characters', () => {
    expect(() => requireGoodPassword('x'.repeat(11))).toThrow(PasswordRuleError);
    expect(() => requireGoodPassword('ế'.normalize('NFD').repeat(11))).toThrow(PasswordRuleError);
    expect(() => requireGoodPassword('x'.repeat(12))).not.toThrow();
    expect(() => requireGoodPassword('x'.repeat(257))).toThrow(PasswordRuleError);
  });

  it('that are generated keep the rule, have no look-alikes and differ', () => {
    const made = Array.from({ length: 50 }, generatePassword);
    for (const password of made) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}$/);
    expect(new Set(made).size).toBe(50);
  });
});
