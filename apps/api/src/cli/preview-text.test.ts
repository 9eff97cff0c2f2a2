import { describe, expect, it } from '@jest/globals';
import { describeField } from './preview-text.ts';

describe('a field of a preview', () => {
  it('is said in the language of the command, names and codes as they are', () => {
    const fields = [
      { field: 'role', from: 'specialist', to: 'head' },
      { field: 'kind', from: null, to: 'personal' },
      { field: 'agency', from: 'unit', to: null },
    ];
    expect(fields.map((field) => describeField(field, 'vi'))).toEqual([
      'vai trò chuyên viên → lãnh đạo phòng',
      'loại cá nhân',
      'cơ quan unit → –',
    ]);
    expect(fields.map((field) => describeField(field, 'en'))).toEqual(['role specialist → head', 'kind personal', 'agency unit → –']);
  });
});
