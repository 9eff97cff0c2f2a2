import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Runtime } from '../config/settings.module.ts';
import { readSettings } from '../config/settings.ts';
import { MonitorToken } from './monitor-token.ts';

describe('the token of monitoring', () => {
  let folder: string;
  const open = (): Promise<void> => new MonitorToken(new Runtime(readSettings({}), folder, '')).onModuleInit();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhip-thu-token-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, also by two at the same time in one process, and nothing is left beside it', async () => {
    await Promise.all([open(), open()]);
    expect(await readdir(folder)).toEqual(['monitor.token']);
    const token = await readFile(join(folder, 'monitor.token'), 'utf8');
    expect(token).toMatch(/^nm_[\w-]{43}\n$/);
    await open();
    expect(await readFile(join(folder, 'monitor.token'), 'utf8')).toBe(token);
  });

  it.each(['', 'nm_', 'nm_cut-short', `nm_${'a'.repeat(44)}`])('is taken only whole: %s', async (text) => {
    await writeFile(join(folder, 'monitor.token'), text);
    await expect(open()).rejects.toThrow(/remove it and start again/);
  });
});
