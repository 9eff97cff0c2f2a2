import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { findEvidenceType } from './evidence-type.ts';

const office = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));

describe('the type of evidence', () => {
  it('is told by the bytes', () => {
    expect(findEvidenceType(strToU8('%PDF-1.7\n'))).toBe('pdf');
    expect(findEvidenceType(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0))).toBe('png');
    expect(findEvidenceType(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('jpeg');
    expect(findEvidenceType(office('[Content_Types].xml', 'word/document.xml'))).toBe('docx');
    expect(findEvidenceType(office('[Content_Types].xml', 'xl/workbook.xml'))).toBe('xlsx');
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a page', strToU8('<html><script>')],
    ['a picture that runs scripts', strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46)],
    ['any other archive', office('a.txt')],
    ['a document with macros', office('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['a document with a file in it', office('[Content_Types].xml', 'word/document.xml', 'word/embeddings/ole.bin')],
    ['two documents in one', office('[Content_Types].xml', 'word/document.xml', 'xl/workbook.xml')],
    ['a damaged archive', office('[Content_Types].xml', 'word/document.xml').subarray(0, 60)],
  ])('%s is none', (_, bytes) => {
    expect(findEvidenceType(bytes)).toBeNull();
  });
});
