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

  /** What a tried file says and offers. */
  async function showTried(reply: Parameters<typeof dryRun>[0]): Promise<{ readonly text: string; readonly buttons: string[] }> {
    const queue = new UploadQueue({ tryFile: async () => dryRun(reply), sendFile: () => new Promise(() => undefined) });
    queue.add([{ file: new File(['x'], 'a.png'), name: 'a.png' }], { origin: 'thu', year: null, isTried: true });
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    renderAt('/', <UploadList uploads={queue.snapshot()} queue={queue} segments={[]} />);
    const row = document.querySelector('[data-phase]')!;
    return { text: row.textContent, buttons: [...row.querySelectorAll('button')].map((each) => each.textContent) };
  }

  it('a file of which every line was refused is not offered to be imported', async () => {
    const { text, buttons } = await showTried({ lines: 1000, accepted: 0, ignored: 0, rejected: 990, oversize: 10 });
    expect(buttons).toEqual(['Bỏ']);
    expect(text).toContain('Cả 1.000 dòng đọc thử đều bị từ chối');
  });

  it('a file of which most lines were refused is imported only after a warning', async () => {
    const { text, buttons } = await showTried({ lines: 1000, accepted: 26, ignored: 0, rejected: 974, oversize: 0 });
    expect(buttons).toEqual(['Bỏ', 'Vẫn nạp vào thu']);
    expect(text).toContain('974/1.000 dòng đọc thử bị từ chối');
  });

  it('a file that is read is offered plainly', async () => {
    expect((await showTried({})).buttons).toEqual(['Bỏ', 'Nạp']);
  });
});
