import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SegmentReply } from '@nhip-thu/metrics';
import { cleanup, screen } from '@testing-library/react';
import { dryRun, segment } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { UploadList } from './upload-list.tsx';
import { UploadQueue } from './upload-queue.ts';

/** A queue with one file that has come as the ledger's row `a`. */
async function sendOne(received: SegmentReply): Promise<UploadQueue> {
  const queue = new UploadQueue({ tryFile: async () => dryRun(), sendFile: async () => ({ segment: received, isKnown: false }) });
  queue.add([{ file: new File(['x'], 'mail.log.gz'), name: 'mail.log.gz' }], { origin: 'thu', year: null, isTried: false });
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  return queue;
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('files on their way', () => {
  it('a file that has come is what the ledger says of it now: a damaged one keeps no tick', async () => {
    const received = segment({ id: 'a', state: 'received' });
    const queue = await sendOne(received);
    const show = (segments: readonly SegmentReply[]): void =>
      renderAt('/', <UploadList uploads={queue.snapshot()} queue={queue} segments={segments} />);
    const row = (): HTMLElement => screen.getByRole('listitem');
    show([]);
    expect([row().dataset['state'], row().textContent]).toEqual(['received', expect.stringContaining('Đã nhận, tệp mới · Chờ xử lý')]);
    cleanup();
    show([segment({ id: 'b', state: 'folded' }), segment({ id: 'a', state: 'failed', error: 'damaged-file' })]);
    expect(row().dataset['state']).toBe('failed');
    expect(row().textContent).toContain('Đã nhận, tệp mới · Lỗi · Tệp nén bị hỏng hoặc thiếu phần cuối.');
  });
});
