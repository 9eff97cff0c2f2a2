import { describe, expect, it } from '@jest/globals';
import type { DryRunReply, UploadReply } from '@nhip-thu/metrics';
import type { TrialOrder } from '../../api/dry-run.ts';
import type { UploadOrder } from '../../api/upload.ts';
import { dryRun, segment } from '../../testing/builders.ts';
import { UploadQueue } from './upload-queue.ts';

/** A server whose answers the test gives one by one. */
class HeldServer {
  readonly orders: (UploadOrder & { accept(isKnown: boolean): void; fail(error: Error): void })[] = [];

  readonly trials: (TrialOrder & { answer(reply: DryRunReply): void; fail(error: Error): void })[] = [];

  readonly tryFile = (order: TrialOrder): Promise<DryRunReply> =>
    new Promise((resolve, reject) => {
      this.trials.push({ ...order, answer: resolve, fail: reject });
    });

  readonly sendFile = (order: UploadOrder): Promise<UploadReply> =>
    new Promise((resolve, reject) => {
      this.orders.push({ ...order, accept: (isKnown) => resolve({ segment: segment(), isKnown }), fail: reject });
    });
}

const file = (name: string) => ({ file: new File(['x'], name), name });
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

function setUp(names: string[], isTried = false) {
  const server = new HeldServer();
  const queue = new UploadQueue(server);
  queue.add(names.map(file), { origin: 'thu-01', year: null, isTried });
  return { server, queue, phases: () => queue.snapshot().map(({ state }) => state.phase) };
}

describe('upload queue', () => {
  it('sends two files at a time, in the order given, and the next when one is done', async () => {
    const { server, phases } = setUp(['a', 'b', 'c']);
    expect(phases()).toEqual(['sending', 'sending', 'waiting']);
    server.orders[1]!.accept(false);
    await settle();
    expect(phases()).toEqual(['sending', 'done', 'sending']);
    expect(server.orders.map((order) => order.name)).toEqual(['a', 'b', 'c']);
  });

  it('tells a new file from one that was known', async () => {
    const { server, queue } = setUp(['a', 'b']);
    server.orders[0]!.accept(false);
    server.orders[1]!.accept(true);
    await settle();
    expect(queue.snapshot().map(({ state }) => state)).toEqual([
      { phase: 'done', isKnown: false, segment: segment() },
      { phase: 'done', isKnown: true, segment: segment() },
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
    queue.go(queue.snapshot()[0]!.id);
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

describe('trial of the first lines', () => {
  it('tries two files at a time and sends none before it is told to', async () => {
    const { server, queue, phases } = setUp(['a', 'b', 'c'], true);
    expect(phases()).toEqual(['trying', 'trying', 'untried']);
    server.trials[0]!.answer(dryRun());
    await settle();
    expect(phases()).toEqual(['tried', 'trying', 'trying']);
    expect(server.orders).toEqual([]);
    queue.go(queue.snapshot()[0]!.id);
    expect(phases()).toEqual(['sending', 'trying', 'trying']);
  });

  it('sends all that were understood, and leaves the unknown and the untried', async () => {
    const { server, queue, phases } = setUp(['a', 'b', 'c'], true);
    server.trials[0]!.answer(dryRun());
    server.trials[1]!.answer(dryRun({ dialect: null }));
    await settle();
    server.trials[2]!.fail(new Error('no network'));
    await settle();
    queue.goAll();
    expect(phases()).toEqual(['sending', 'tried', 'tried']);
  });

  it('goes on when a file is left out while it is tried, whose answer then changes nothing', async () => {
    const { server, queue, phases } = setUp(['a', 'b', 'c'], true);
    queue.drop(queue.snapshot()[0]!.id);
    expect(server.trials[0]!.signal.aborted).toBe(true);
    server.trials[0]!.answer(dryRun());
    await settle();
    expect(queue.snapshot().map(({ name }) => name)).toEqual(['b', 'c']);
    expect(phases()).toEqual(['trying', 'trying']);
  });
});
