import { describe, expect, it } from '@jest/globals';
import { formatBytes, formatSpan } from './format-amount.ts';

describe('amounts in words', () => {
  it('a span is told by its largest unit, and never longer than it is', () => {
    expect([0, 59.9, 61, 7_199, 7_200, 86_399, 200_000].map((seconds) => formatSpan(seconds, 'vi'))).toEqual([
      ...['0 giây', '59 giây', '1 phút', '1 giờ', '2 giờ', '23 giờ', '2 ngày'],
    ]);
    expect(formatSpan(86_400, 'en')).toBe('1 day');
  });

  it('bytes have three digits at most', () => {
    expect([0, 999, 1_530_000, 2 * 10 ** 12].map((bytes) => formatBytes(bytes, 'vi'))).toEqual(['0 byte', '999 byte', '1,53 MB', '2 TB']);
  });
});
