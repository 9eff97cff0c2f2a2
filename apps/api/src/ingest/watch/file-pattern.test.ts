import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expandPattern, matchesPart } from './file-pattern.ts';

describe('matchesPart', () => {
  it.each([
    ['mail.log', 'mail.log*', true],
    ['mail.log.2.gz', 'mail.log*', true],
    ['maillog-20260308', 'maillog-????????', true],
    ['maillog-2026030', 'maillog-????????', false],
    ['xmail.log', 'mail.log*', false],
    ['a.b.log', '*.log', true],
    ['a.log.b', '*.log', false],
    ['.mail.log.swp', '*', false],
    ['.hidden', '.*', true],
    ['mail+log', 'mail.log', false],
    ['aXbXc', 'a*b*c', true],
    ['abcab', 'a*ab', true],
  ])('%s against %s: %s', (name, pattern, isMatch) => {
    expect(matchesPart(name, pattern)).toBe(isMatch);
  });

  it('does not lose itself among many stars', () => {
    expect(matchesPart('a'.repeat(4000), `${'a*'.repeat(30)}b`)).toBe(false);
  });
});

describe('expandPattern', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhip-thu-pattern-'));
    await mkdir(join(folder, 'xa'));
    await mkdir(join(folder, 'xb'));
    await writeFile(join(folder, 'x'), '');
    await writeFile(join(folder, 'xb', 'mail.log'), '');
    await writeFile(join(folder, 'xa', 'mail.log.1'), '');
    await symlink('loop', join(folder, 'loop'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('fills in every part of the path', async () => {
    const { paths, unreadableFolders } = await expandPattern(join(folder, 'x*', 'mail.log*'));
    expect(paths).toEqual([join(folder, 'xa/mail.log.1'), join(folder, 'xb/mail.log')]);
    expect(unreadableFolders.size).toBe(0);
  });

  it('keeps a path without wildcards, whether or not it exists', async () => {
    expect((await expandPattern('/no/such/file.log')).paths).toEqual(['/no/such/file.log']);
  });

  it('tells which folder it could not read, and goes on', async () => {
    const { paths, unreadableFolders } = await expandPattern(join(folder, '?*', 'mail.log*'));
    expect(paths).toHaveLength(2);
    expect([...unreadableFolders]).toEqual([[join(folder, 'loop'), 'ELOOP']]);
    expect([...(await expandPattern('/no/such/*.log')).unreadableFolders]).toEqual([['/no/such', 'ENOENT']]);
  });
});
