import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyFileError, openKeyFile, readOrMakeKey } from './key-file.ts';

describe('a key of the data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhip-thu-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, also by two at the same time, and nothing is left beside it', async () => {
    const path = join(folder, 'x.key');
    const [one, two] = await Promise.all([openKeyFile(path), openKeyFile(path)]);
    expect(one.key).toHaveLength(32);
    expect(two.key).toEqual(one.key);
    expect([one.isMade, two.isMade].filter(Boolean)).toHaveLength(1);
    expect(await openKeyFile(path)).toEqual({ key: one.key, isMade: false });
    expect(await readdir(folder)).toEqual(['x.key']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([0, 31, 33])('of %d bytes is refused, with its place and what to do, and stays as it is', async (length) => {
    const path = join(folder, 'x.key');
    await writeFile(path, Buffer.alloc(length));
    const error = await readOrMakeKey(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(KeyFileError);
    expect((error as KeyFileError).text).toEqual({
      vi: `không dùng được khóa ${path}: có ${length} byte thay vì 32; đặt lại tệp này từ bản sao lưu các khóa`,
      en: `the key ${path} cannot be used: it holds ${length} bytes instead of 32; restore this file from the backup of keys`,
    });
    expect((await stat(path)).size).toBe(length);
  });

  it('that cannot be read is not replaced', async () => {
    await expect(readOrMakeKey(folder)).rejects.toThrow(/EISDIR/);
  });
});
