import { expect, it } from '@jest/globals';
import { joinSentences } from './sentences.ts';

it('begins every sentence with a capital', () => {
  expect(joinSentences(['đạt 12/34.', 'tháng 7/2026: 29/30.', '10 phút.'])).toBe('Đạt 12/34. Tháng 7/2026: 29/30. 10 phút.');
  expect(joinSentences([])).toBe('');
});
