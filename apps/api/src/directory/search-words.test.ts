import { describe, expect, it } from '@jest/globals';
import { listSearchWords } from './search-words.ts';

describe('listSearchWords', () => {
  it('leaves marks and case out, in whatever form they were typed', () => {
    expect(listSearchWords('Đặng Thị HƯỜNG')).toEqual(['dang', 'thi', 'huong']);
    expect(listSearchWords('Đặng Thị HƯỜNG'.normalize('NFD'))).toEqual(['dang', 'thi', 'huong']);
  });

  it('finds no word in blanks, and a repeated word once', () => {
    expect(listSearchWords(' \u00a0 ')).toEqual([]);
    expect(listSearchWords('an An  ân')).toEqual(['an']);
  });
});
