import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WatchedLog } from './watched-log.ts';

let folder: string;
let path: string;
let log: WatchedLog;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhip-thu-log-'));
  path = join(folder, 'mail.log');
});
afterEach(async () => {
  await log.close();
  await rm(folder, { recursive: true });
});

const line = (minute: number, text: string): string => `Mar  5 07:${String(minute % 60).padStart(2, '0')}:02 thu ${text}\n`;
const lines = (count: number, text: string): string => Array.from({ length: count }, (_, index) => line(index, text)).join('');

/** Reads all lines of a file as the watcher does, so that everything of it is handed over. */
async function handOver(content: string): Promise<void> {
  await writeFile(path, content);
  const { dev, ino } = await stat(path, { bigint: true });
  log = WatchedLog.begin({ originName: 'thu', device: String(dev), inode: String(ino), path });
  await log.look(0);
  expect(await log.isContinued()).toBe(true);
  const slice = await log.readLines(Buffer.alloc(1024 * 1024));
  if (slice === null) throw new Error('there is nothing to hand over');
  log.pass(slice, 0);
  expect(log.checkpoint.nextOff).toBe(content.length);
}

async function isContinuedBy(content: string): Promise<boolean> {
  await writeFile(path, content);
  await log.look(1);
  return log.isContinued();
}

describe('a file is the one that was read', () => {
  const content = lines(100, 'first');

  it('when it only grew', async () => {
    await handOver(content);
    expect(await isContinuedBy(content + lines(10, 'more'))).toBe(true);
    expect(await isContinuedBy(content)).toBe(true);
  });

  it('not when its first bytes changed, though the bytes before the offset did not', async () => {
    await handOver(content);
    expect(await isContinuedBy(line(0, 'other') + content.slice(line(0, 'other').length))).toBe(false);
  });

  it('not when the bytes before the offset changed, though its first KiB did not', async () => {
    await handOver(content);
    expect(await isContinuedBy(content.slice(0, 2000) + lines(200, 'second'))).toBe(false);
  });

  it('not when it became shorter, though what is left did not change', async () => {
    // A last line so long that a slice does not repeat it: no bytes before the offset are known.
    await handOver(content + line(1, 'x'.repeat(70_000)));
    expect(log.checkpoint.overlapOff).toBe(log.checkpoint.nextOff);
    expect(await isContinuedBy(content)).toBe(false);
  });

  it('when it has only begun: its head is learned as it grows', async () => {
    await handOver(line(0, 'first'));
    expect(await isContinuedBy(line(0, 'first') + lines(100, 'more'))).toBe(true);
    expect(log.checkpoint.headBytes).toBe(1024);
  });
});
