import { describe, expect, it } from '@jest/globals';
import { FAULT_CODES, type ImportFault } from './import-fault.ts';
import { describeFault } from './import-fault.text.ts';

function faultOf(code: ImportFault['code']): ImportFault {
  return { file: 'f.csv', row: 7, column: 'mailbox', code, found: 'FOUND', expected: 'EXPECTED' };
}

describe('describeFault', () => {
  it.each(FAULT_CODES)('says in both languages what is wrong and what to do: %s', (code) => {
    const vi = describeFault(faultOf(code), 'vi');
    const en = describeFault(faultOf(code), 'en');
    for (const text of [vi.what, vi.toDo, en.what, en.toDo]) expect(text.length).toBeGreaterThan(5);
    expect(vi.what).not.toBe(en.what);
    expect(vi.toDo).not.toBe(en.toDo);
    for (const text of [vi.what, vi.toDo, en.what, en.toDo]) expect(text).not.toMatch(/undefined|null|\[object/);
  });

  it.each(FAULT_CODES)('both languages show the same values: %s', (code) => {
    const shown = (language: 'vi' | 'en'): string[] => {
      const { what, toDo } = describeFault(faultOf(code), language);
      return [...new Set(`${what} ${toDo}`.match(/FOUND|EXPECTED|mailbox/g))].toSorted();
    };
    expect(shown('vi')).toEqual(shown('en'));
  });

  it('names a column that is missing by its Vietnamese heading too', () => {
    const fault = { ...faultOf('missing-column'), column: 'electronic', expected: 'agency, month, postings' };
    expect(describeFault(fault, 'vi')).toEqual({
      what: 'thiếu cột “điện tử” (electronic)',
      toDo: 'dòng đầu phải có các cột: mã cơ quan (agency), tháng (month), bưu gửi (postings)',
    });
    expect(describeFault(fault, 'en').what).toBe('column "electronic" is missing');
  });

  it.each(['locked-month', 'frozen-month', 'stock-before', 'stock-after'] as const)(
    'speaks of no row and no file to who fills in a form: %s',
    (code) => {
      const inFile = faultOf(code);
      const inForm = { ...inFile, row: 0 };
      expect(describeFault(inForm, 'vi').toDo).not.toMatch(/dòng|tệp/);
      expect(describeFault(inForm, 'en').toDo).not.toMatch(/row|file/);
      expect(describeFault(inFile, 'vi').toDo).toMatch(/dòng|tệp/);
      expect(describeFault(inFile, 'en').toDo).toMatch(/row|file/);
    },
  );

  it('tells two codes apart', () => {
    const texts = FAULT_CODES.map((code) => describeFault(faultOf(code), 'vi').what);
    expect(new Set(texts).size).toBe(FAULT_CODES.length);
  });
});
