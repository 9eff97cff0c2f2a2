import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { describeIssue } from './invalid-input.text.ts';

const SCHEMA = z.object({
  ...{ name: z.string().max(3), count: z.number(), on: z.boolean(), list: z.array(z.string()), top: z.number().max(9) },
});
const BOUNDS = z.object({ day: z.int().min(1).max(28), part: z.number().gt(0).lt(1) });

function wordsOf(language: 'vi' | 'en', value: unknown): (string | undefined)[] {
  return SCHEMA.safeParse(value, { error: describeIssue(language) }).error?.issues.map(({ message }) => message) ?? [];
}

describe('words for a faulty input', () => {
  it('say plainly what is missing and what something must be', () => {
    const value = { count: 'x', on: 1, list: 'y', top: 3 };
    expect(wordsOf('vi', value)).toEqual(['thiếu giá trị', 'phải là số', 'phải là true hoặc false', 'phải là danh sách']);
    expect(wordsOf('en', value)).toEqual(['is missing', 'must be a number', 'must be true or false', 'must be a list']);
    expect(wordsOf('en', 'z')).toEqual(['must be a JSON object']);
    expect(wordsOf('vi', undefined)).toEqual(['thiếu giá trị']);
  });

  it('say the bound of a number without the names of programmers', () => {
    const of = (language: 'vi' | 'en', value: object): string[] =>
      BOUNDS.safeParse(value, { error: describeIssue(language) }).error?.issues.map(({ message }) => message) ?? [];
    expect(of('vi', { day: 29, part: 1 })).toEqual(['nhiều nhất là 28', 'phải nhỏ hơn 1']);
    expect(of('vi', { day: 0, part: 0 })).toEqual(['ít nhất là 1', 'phải lớn hơn 0']);
    expect(of('en', { day: 29, part: 0 })).toEqual(['must be at most 28', 'must be more than 0']);
  });

  it('write a bound as numbers of the language are written, and a year without a point', () => {
    const schema = z.object({ amount: z.number().max(1e9), year: z.int().min(1990), part: z.number().min(0.25) });
    const of = (language: 'vi' | 'en'): string[] =>
      schema.safeParse({ amount: 2e9, year: 1, part: 0 }, { error: describeIssue(language) }).error?.issues.map(({ message }) => message) ??
      [];
    expect(of('vi')).toEqual(['nhiều nhất là 1.000.000.000', 'ít nhất là 1990', 'ít nhất là 0,25']);
    expect(of('en')).toEqual(['must be at most 1,000,000,000', 'must be at least 1990', 'must be at least 0.25']);
  });

  it('say how long a text or a list may be, and how long it has to be', () => {
    const schema = z.object({ text: z.string().min(10).max(4000), word: z.string().min(1), list: z.array(z.int()).min(2).max(3) });
    const of = (language: 'vi' | 'en', value: object): string[] =>
      schema.safeParse(value, { error: describeIssue(language) }).error?.issues.map(({ message }) => message) ?? [];
    const long = { text: 'x'.repeat(4001), word: '', list: [1, 2, 3, 4] };
    expect(of('vi', long)).toEqual(['dài quá 4.000 ký tự', 'không được để trống', 'nhiều nhất 3 mục']);
    expect(of('en', long)).toEqual(['must have at most 4,000 characters', 'must not be empty', 'must have at most 3 items']);
    const short = { text: 'x', word: 'x', list: [1] };
    expect(of('vi', short)).toEqual(['phải có ít nhất 10 ký tự', 'phải có ít nhất 2 mục']);
    expect(of('en', short)).toEqual(['must have at least 10 characters', 'must have at least 2 items']);
  });

  it('leave every other fault to the library', () => {
    expect(
      z
        .date()
        .max(new Date(0))
        .safeParse(new Date(1), { error: describeIssue('vi') }).error?.issues[0]?.message,
    ).toContain('Quá lớn');
    expect(z.enum(['a']).safeParse('b', { error: describeIssue('en') }).error?.issues[0]?.message).toContain('Invalid');
  });
});
