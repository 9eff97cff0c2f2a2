import { expect, it } from '@jest/globals';
import { foldText } from './fold-text.ts';

it('takes off case, marks and the stroke of đ, in either form of Unicode', () => {
  expect(foldText('Đặng Thị Hường')).toBe('dang thi huong');
  expect(foldText('Đặng Thị Hường'.normalize('NFD'))).toBe('dang thi huong');
});
