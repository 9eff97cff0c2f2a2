import { describe, expect, it } from '@jest/globals';
import type { UploadReply } from '@nhip-thu/metrics';
import type { UploadOrder } from '../../api/upload.ts';
import { segment } from '../../testing/builders.ts';
import { UploadQueue } from './upload-queue.ts';

/** A server whose answers the test gives one by one. */
class HeldServer {
  readonly orders: (UploadOrder & { accept(isKnown: boolean): void; fail(error: Error): void })[] = [];

  readonly send = (order: UploadOrder): Promise<UploadReply> =>
    new Promise((resolve, reject) => {
      this.orders.push({ ...order, accept: (isKnown) => resolve({ segment: segment(), isKnown }), fail: reject });
    });
}

const file = (name: string) => new File(['x'], name);
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

function setUp(names: string[]) {
  const server = new HeldServer();
  const queue = new UploadQueue(server.send);
  queue.add(names.map(file), 'thu-01', null);
  return { server, queue, phases: () => queue.snapshot().map(({ state }) => state.phase) };
}

describe('upload queue', () => {
  it('sends two files at a time, in the order given, and the next when one is done', async () => {
    const { server, phases } = setUp(['a', 'b', 'c']);
    expect(phases()).toEqual(['sending', 'sending', 'waiting']);
    server.orders[1]!.accept(false);
    await settle();
    expect(phases()).toEqual(['sending', 'done', 'sending']);
    expect(server.orders.map((order) => order.file.name)).toEqual(['a', 'b', 'c']);
  });

  it('tells a new file from one that was known', async () => {
    const { server, queue } = setUp(['a', 'b']);
    server.orders[0]!.accept(false);
    server.orders[1]!.accept(true);
    await settle();
    expect(queue.snapshot().map(({ state }) => state)).toEqual([
      { phase: 'done', isKnown: false },
      { phase: 'done', isKnown: true },
    ]);
  });

  it('shows how much was sent', () => {
    const { server, queue } = setUp(['a']);
    server.orders[0]!.onProgress(0.4);
    expect(queue.snapshot()[0]?.state).toEqual({ phase: 'sending', ratio: 0.4 });
  });

  it('goes on with the others when one fails, and sends it again on request', async () => {
    const { server, queue, phases } = setUp(['a', 'b', 'c']);
    server.orders[0]!.fail(new Error('disk full'));
    await settle();
    expect(phases()).toEqual(['failed', 'sending', 'sending']);
    server.orders[1]!.accept(false);
    await settle();
    queue.retry(queue.snapshot()[0]!.id);
    expect(phases()).toEqual(['sending', 'done', 'sending']);
  });

  it('stops a file for good: an answer that comes late changes nothing', async () => {
    const { server, queue, phases } = setUp(['a']);
    queue.cancel(queue.snapshot()[0]!.id);
    expect(server.orders[0]!.signal.aborted).toBe(true);
    server.orders[0]!.accept(false);
    await settle();
    expect(phases()).toEqual(['cancelled']);
  });

  it('forgets only the files that need nothing more', async () => {
    const { server, queue, phases } = setUp(['a', 'b', 'c']);
    server.orders[0]!.accept(false);
    server.orders[1]!.fail(new Error('no network'));
    await settle();
    queue.clearFinished();
    expect(phases()).toEqual(['failed', 'sending']);
  });
});
