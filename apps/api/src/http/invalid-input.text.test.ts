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

  it('leave every other fault to the library', () => {
    expect(wordsOf('vi', { name: 'dài quá', count: 1, on: true, list: [], top: 9 })).toEqual([expect.stringContaining('Quá lớn')]);
  });
});
