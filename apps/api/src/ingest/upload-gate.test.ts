import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { readDiskSpace } from '../database/disk-space.ts';
import { SpoolNearlyFullError, SpoolSpace } from './spool-space.ts';
import { TooManyUploadsError, UploadGate } from './upload-gate.ts';

const LIMITS = { fullRatio: 0.85, ampleBytes: 1_000_000 };
const gateOf = (availableBytes: number, totalBytes = 1000): UploadGate =>
  new UploadGate(new SpoolSpace(async () => ({ totalBytes, availableBytes }), LIMITS), 2);
const done = async (): Promise<string> => 'done';

describe('an upload', () => {
  it('is let in below 85 % and refused from there', async () => {
    expect(await gateOf(151).pass(done)).toBe('done');
    await expect(gateOf(150).pass(done)).rejects.toThrow(SpoolNearlyFullError);
    await expect(gateOf(0).pass(done)).rejects.toThrow(SpoolNearlyFullError);
  });

  it('is let in on a large disk while plenty of bytes are free, whatever their share', async () => {
    expect(await gateOf(1_000_000, 100_000_000).pass(done)).toBe('done');
    await expect(gateOf(999_999, 100_000_000).pass(done)).rejects.toThrow(SpoolNearlyFullError);
  });

  it('is refused while as many as may run are running, and let in when one is done or has failed', async () => {
    const gate = gateOf(1000);
    const finish: (() => void)[] = [];
    const slow = (): Promise<void> => new Promise((resolve) => finish.push(resolve));
    const first = gate.pass(slow);
    const second = gate.pass(slow);
    await expect(gate.pass(done)).rejects.toThrow(TooManyUploadsError);
    finish[0]?.();
    await first;
    await expect(gate.pass(() => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
    expect(await gate.pass(done)).toBe('done');
    finish[1]?.();
    await second;
  });

  it('is measured against the real disk', async () => {
    const { totalBytes, availableBytes } = await readDiskSpace(tmpdir());
    expect(totalBytes).toBeGreaterThan(1_000_000);
    expect(availableBytes).toBeLessThanOrEqual(totalBytes);
  });
});
