import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatOf } from './format.ts';
import { parseAmount, parseCount } from './parse-number.ts';

describe('a number as it is typed', () => {
  it('is read as the pages of the language print it, and without groups', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.constantFrom('vi' as const, 'en' as const), (value, language) => {
        expect([parseCount(formatOf(language).count(value), language), parseCount(` ${value} `, language)]).toEqual([value, value]);
      }),
    );
  });

  it.each(['', '1,5', '1.23', '1.2345', '12.34.567', '0.123', '1234.567', '.123', '1.', '-1', '1 234', '1,234', 'một'])(
    '%p is no count in Vietnamese: groups are of three digits, after one to three',
    (text) => expect(parseCount(text, 'vi')).toBeNull(),
  );

  it('an amount may have decimals, after the mark of the language', () => {
    expect(['190', '1.234', '1.234,5', '0,25', '1.234.567,05'].map((text) => parseAmount(text, 'vi'))).toEqual([
      190, 1234, 1234.5, 0.25, 1_234_567.05,
    ]);
    expect(['1,234', '1,234.5', '1.234'].map((text) => parseAmount(text, 'en'))).toEqual([1234, 1234.5, 1.234]);
    expect(['', '300.5', '1,5,5', '1,', ',5', '1,2e3'].map((text) => parseAmount(text, 'vi'))).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
