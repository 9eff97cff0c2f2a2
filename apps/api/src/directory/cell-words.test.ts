import { describe, expect, it } from '@jest/globals';
import { findWord } from './cell-words.ts';

const TYPES = ['official', 'unit', 'shared', 'service', 'leaver', 'unmatched'] as const;

describe('findWord', () => {
  it('takes the word itself, or its Vietnamese name with or without marks', () => {
    const said = ['Official', 'Cán bộ', 'can bo', 'hộp thư đơn vị', 'Dùng chung', 'Máy', 'người đã nghỉ', 'CHƯA RÕ CHỦ'];
    expect(said.map((text) => findWord(text, TYPES))).toEqual([
      ...['official', 'official', 'official', 'unit', 'shared', 'service', 'leaver', 'unmatched'],
    ]);
  });

  it('knows no word of another column, and none for an empty cell', () => {
    expect(['chuyên viên', 'phường', '', 'Trưởng phòng'].map((text) => findWord(text, TYPES))).toEqual(Array(4).fill(undefined));
    expect(findWord('Lãnh đạo phòng', ['specialist', 'head', 'board'])).toBe('head');
    expect(findWord('Biệt phái', ['leave', 'exemption', 'secondment'])).toBe('secondment');
  });
});
