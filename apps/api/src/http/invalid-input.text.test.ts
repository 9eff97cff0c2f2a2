import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { describeIssue } from './invalid-input.text.ts';

const SCHEMA = z.object({ name: z.string(), count: z.number(), on: z.boolean(), list: z.array(z.string()), top: z.number().max(9) });

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

  it('leave every other fault to the library', () => {
    expect(wordsOf('vi', { name: '', count: 1, on: true, list: [], top: 10 })).toEqual([expect.stringContaining('Quá lớn')]);
  });
});
