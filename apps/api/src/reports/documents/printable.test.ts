import { describe, expect, it } from '@jest/globals';
import { VIETNAMESE_LETTERS } from '../../../../../tests/support/vietnamese-letters.ts';
import { findUnprintable, toPrintable } from './printable.ts';

describe('characters that the face of reports does not have', () => {
  it('are named with the field in which they stand', () => {
    const draft = { introduction: ['Lời dẫn.', 'Chúc mừng 😀 và 王'], recipients: ['- Như trên;'], on: '2026-07-20' };
    expect(findUnprintable(draft, 'draft')).toEqual([
      {
        path: 'draft.introduction',
        message: {
          vi: 'Phông chữ của báo cáo không có ký tự “😀” (U+1F600), “王” (U+738B)',
          en: 'The typeface of reports does not have the character “😀” (U+1F600), “王” (U+738B)',
        },
      },
    ]);
  });

  it('are replaced where they are seen, in texts of any depth, and nothing else is', () => {
    const report = {
      title: 'Sở 王',
      rows: [[{ text: '👍 62/68 (±1)', value: 62 / 68 }], [{ text: '—', value: null }]],
      isLandscape: false,
    };
    expect(toPrintable(report)).toEqual({
      ...report,
      title: 'Sở [U+738B]',
      rows: [[{ text: '[U+1F44D] 62/68 (±1)', value: 62 / 68 }], [{ text: '—', value: null }]],
    });
  });

  it('are none of the Vietnamese letters, composed or not, nor of the signs of reports', () => {
    const text = `${VIETNAMESE_LETTERS.join(' ')} “”–—≥≤±−…·%\u00a0\n`;
    expect(findUnprintable([text, text.normalize('NFD')], 'text')).toEqual([]);
    expect(toPrintable(text.normalize('NFD'))).toBe(text);
  });
});
