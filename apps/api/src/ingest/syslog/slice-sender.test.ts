import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { SLICE_BYTES, type Slice } from './origin-slicer.ts';
import { SliceSender } from './slice-sender.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 2, 5) });
  for (const level of ['warn', 'error'] as const) jest.spyOn(Logger.prototype, level).mockImplementation(() => undefined);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** A ledger that answers when it is told to. */
function startSender(): { sender: SliceSender; slices: Slice[]; settle: (error?: Error) => Promise<void> } {
  const slices: Slice[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const sender = new SliceSender('syslog thu', (slice) => {
    slices.push(slice);
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  });
  const settle = async (error?: Error): Promise<void> => {
    await jest.advanceTimersByTimeAsync(0);
    const next = waiting.shift();
    if (error) next?.reject(error);
    else next?.resolve();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { sender, slices, settle };
}

const line = (text: string): { bytes: Buffer; isCut: boolean } => ({
  bytes: Buffer.from(`${new Date().toISOString()} thu x: ${text}`),
  isCut: false,
});

describe('lines on their way to the ledger', () => {
  it('go one slice at a time', async () => {
    const { sender, slices, settle } = startSender();
    sender.add(line('a'));
    jest.advanceTimersByTime(3000);
    sender.tick();
    sender.add(line('b'));
    jest.advanceTimersByTime(3000);
    sender.tick();
    expect(slices.map(({ lines }) => lines)).toEqual([1]);
    await settle();
    sender.tick();
    expect(slices.map(({ lines }) => lines)).toEqual([1, 1]);
  });

  it('are sent again, the same bytes and time, when the ledger did not take them', async () => {
    const { sender, slices, settle } = startSender();
    sender.add(line('a'));
    jest.advanceTimersByTime(3000);
    sender.tick();
    await settle(new Error('the database restarts'));
    sender.add(line('b'));
    jest.advanceTimersByTime(3000);
    sender.tick();
    expect(slices[1]).toBe(slices[0]);
    await settle();
    sender.tick();
    expect(slices[2]?.bytes.toString()).toMatch(/: b\n$/);
  });

  it('make connections wait while 8 MiB wait for the ledger, until it takes some', async () => {
    const { sender, settle } = startSender();
    const text = 'x'.repeat(60_000);
    while (!sender.isFull) sender.add(line(text));
    let isLet = false;
    const room = sender.waitForRoom().then(() => {
      isLet = true;
      return isLet;
    });
    await settle(new Error('still down'));
    expect(isLet).toBe(false);
    jest.advanceTimersByTime(3000);
    sender.tick();
    await settle();
    expect(await room).toBe(true);
    expect(sender.isFull).toBe(false);
  });

  it('do not wait for the clock once there are 4 MiB', () => {
    const { sender, slices } = startSender();
    for (let bytes = 0; bytes < SLICE_BYTES + 60_000; bytes += 60_000) sender.add(line('x'.repeat(60_000)));
    expect(slices).toHaveLength(1);
  });

  it('all leave when the program ends, also those whose second is not over', async () => {
    const { sender, slices, settle } = startSender();
    sender.add(line('a'));
    jest.advanceTimersByTime(3000);
    sender.tick();
    sender.add(line('b'));
    const flushed = sender.flush();
    await settle();
    await settle();
    await flushed;
    expect(slices.map((slice) => slice.bytes.toString().replace(/.*: /, ''))).toEqual(['a\n', 'b\n']);
  });

  it('that cannot be kept at the end are reported', async () => {
    const { sender, settle } = startSender();
    sender.add(line('a'));
    const flushed = sender.flush();
    await settle(new Error('disk full'));
    await flushed;
    expect(Logger.prototype.error).toHaveBeenCalledWith(expect.stringContaining('at least 1 lines'));
  });
});
