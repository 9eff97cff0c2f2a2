import { describe, expect, it } from '@jest/globals';
import { namesAny, replaceWords } from './whole-words.ts';

describe('namesAny', () => {
  const NAMES = ['Lò Thị An', 'CB-7', '12', 'an@sct.example'];

  it.each([
    'theo đơn của LÒ THỊ AN.',
    'Lò  Thị\tAn',
    'mã CB-7, thôi việc',
    'quyết định 12',
    '(an@sct.example)',
    'Lò Thị An'.normalize('NFD'),
  ])('finds a name as a word of its own: %s', (text) => {
    expect(namesAny(text, NAMES)).toBe(true);
  });

  it.each(['Lò Thị Anh', 'CB-77', 'ACB-7', 'quyết định 112', 'QĐ-12', 'ngày 3.12.2026', 'lan@sct.example', 'thôi việc', ''])(
    'does not take a part of a word for one: %s',
    (text) => {
      expect(namesAny(text, NAMES)).toBe(false);
    },
  );

  it('finds nothing where there is no name', () => {
    expect(namesAny(' - thôi việc, –', ['', ' ', '–', '-'])).toBe(false);
  });
});

describe('replaceWords', () => {
  it('puts another in the place of whole words only', () => {
    expect(replaceWords('Lò Thị An, Lò Thị Anh, Lò Thị Ân và Lò Thị An', 'Lò Thị An', 'X$&')).toBe('X$&, Lò Thị Anh, Lò Thị Ân và X$&');
    expect(replaceWords('danh-ba-an@sct.example.csv và lan@sct.example', 'an@sct.example', 'X')).toBe('danh-ba-X.csv và lan@sct.example');
    expect(replaceWords('7, 17, 7a, CB-7', '7', '–')).toBe('–, 17, 7a, CB-–');
  });

  it('takes the name for no pattern', () => {
    expect(replaceWords('an.b anxb', 'an.b', 'X')).toBe('X anxb');
    for (const name of ['a(b', 'a[b-c]', 'a\\d', 'a{2}', 'a|b', '^a$', 'a*b+c?', 'a-b/c'])
      expect(replaceWords(`1 ${name} 2`, name, 'X')).toBe('1 X 2');
    expect(replaceWords('abc', '', 'X')).toBe('abc');
  });
});
