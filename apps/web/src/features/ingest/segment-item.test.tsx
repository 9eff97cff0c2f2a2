import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { segment } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { SegmentItem } from './segment-item.tsx';

beforeAll(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('a file of the ledger', () => {
  it('that could not be read to its end says where reading ended', () => {
    renderAt('/', <SegmentItem segment={segment({ state: 'failed', error: 'damaged-file', bytesTotal: 5000, damageByte: 1234 })} />);
    expect(screen.getByText('Đọc được đến byte 1.234 trên 5.000; phần sau (3,8 kB) không được tính.')).toBeTruthy();
  });

  it('that ends before its packed stream does says so, not that zero bytes were left out', () => {
    renderAt('/', <SegmentItem segment={segment({ state: 'failed', error: 'damaged-file', bytesTotal: 3000, damageByte: 3000 })} />);
    expect(screen.getByText(/^Tệp kết thúc trước khi dữ liệu nén/).textContent).toMatch(/thiếu các dòng cuối.*Gửi lại cả tệp/);
    expect(screen.queryByText(/Đọc được đến byte/)).toBeNull();
  });

  it('that was read to its end says nothing of the kind', () => {
    renderAt('/', <SegmentItem segment={segment()} />);
    expect(screen.queryByText(/Đọc được đến byte/)).toBeNull();
  });
});
