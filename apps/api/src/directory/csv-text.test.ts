import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCsvText, splitCsvRecords } from './csv-text.ts';
import { FaultList } from './import-fault.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function split(text: string): { rows: [number, ...string[]][]; faults: [number, string][] } {
  const faults = new FaultList('f.csv');
  const records = splitCsvRecords(text, faults);
  return {
    rows: records.map(({ row, fields }) => [row, ...fields]),
    faults: faults.faults.map((fault) => [fault.row, fault.code]),
  };
}

describe('decodeCsvText', () => {
  it('drops a byte order mark', () => {
    expect(decodeCsvText(encode('\ufeffa,b'), new FaultList('f.csv'))).toBe('a,b');
  });

  it('reads windows-1258, whose tone marks are letters of their own, as the composed letters', () => {
    // "Sở Y tế, Đặng Thị Hồng – Nguyễn" as a spreadsheet of a Vietnamese Windows writes it.
    const bytes = [
      ...[
        0x53, 0xf5, 0xd2, 0x20, 0x59, 0x20, 0x74, 0xea, 0xec, 0x2c, 0x20, 0xd0, 0xe3, 0xf2, 0x6e, 0x67, 0x20, 0x54, 0x68, 0x69, 0xf2, 0x20,
      ],
      ...[0x48, 0xf4, 0xcc, 0x6e, 0x67, 0x20, 0x96, 0x20, 0x4e, 0x67, 0x75, 0x79, 0xea, 0xde, 0x6e],
    ];
    const faults = new FaultList('f.csv');
    expect(decodeCsvText(Uint8Array.from(bytes), faults)).toBe('Sở Y tế, Đặng Thị Hồng – Nguyễn');
    expect(faults.faults).toEqual([]);
  });

  it.each([
    ['windows-1252', [0xc6, 0xf8]],
    ['UTF-16 with its byte order mark', [0xff, 0xfe, 0x61, 0x00]],
    ['a character cut in two', [0xe1, 0xbb]],
  ])('names the first line that is not UTF-8: %s', (_name, bad) => {
    const faults = new FaultList('f.csv');
    const bytes = Uint8Array.from([...encode('a,b\nSở,x\n'), ...bad, ...encode('\nc,d\n')]);
    expect(decodeCsvText(bytes, faults)).toBeNull();
    expect(faults.faults).toMatchObject([{ row: 3, code: 'not-utf-8' }]);
  });

  it('refuses a file above 32 MiB', () => {
    const faults = new FaultList('f.csv');
    expect(decodeCsvText(new Uint8Array(32 * 1024 * 1024 + 1), faults)).toBeNull();
    expect(faults.faults).toMatchObject([{ code: 'file-too-large', expected: '32 MiB' }]);
  });
});

describe('splitCsvRecords', () => {
  it('counts rows as a spreadsheet does: blank rows count but do not appear, a quoted line break does not count', () => {
    expect(split('a,b\r\n\r\n"x\ny",2\r\n,\r\n3,4').rows).toEqual([
      [1, 'a', 'b'],
      [3, 'x\ny', '2'],
      [5, '3', '4'],
    ]);
  });

  it('reads the line breaks of every system, also mixed', () => {
    expect(split('a\r\nb\nc\rd').rows).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ]);
  });

  it('splits at ";" when the header has no comma outside quotes', () => {
    expect(split('a;"b,c"\n1,5;2').rows).toEqual([
      [1, 'a', 'b,c'],
      [2, '1,5', '2'],
    ]);
    expect(split('a,"b;c"\n1;5,2').rows).toEqual([
      [1, 'a', 'b;c'],
      [2, '1;5', '2'],
    ]);
  });

  it('keeps the number of cells of a row that has too few or too many', () => {
    expect(split('a,b\n1\n1,2,3').rows).toEqual([
      [1, 'a', 'b'],
      [2, '1'],
      [3, '1', '2', '3'],
    ]);
  });

  it.each([
    ['a,b\n1,2\nx"y,3\n4,5', [3, 'bad-quote']],
    ['a,b\n1,2\n"x"y,3\n4,5', [3, 'bad-quote']],
    ['a,b\n\n1,"2\n4,5\n', [3, 'open-quote']],
    ['a,b\n1,"2\n4,"5"\n', [2, 'bad-quote']],
  ])('stops at the row of a broken quote and says so: %j', (text, fault) => {
    const { rows, faults } = split(text);
    expect(faults).toEqual([fault]);
    expect(rows.every(([row]) => row < Number(fault[0]))).toBe(true);
  });

  it('reads back whatever cells were quoted, for any text and either separator', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';'), (cells, separator) => {
        const header = (cells[0] ?? []).map((_, index) => `h${index}`);
        const quoted = cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator));
        const { rows, faults } = split([header.join(separator), ...quoted].join('\r\n'));
        const expected = [header, ...cells].map((row, index) => [index + 1, ...row]);
        expect(faults).toEqual([]);
        // One-column tables cannot show a separator; every table can show its cells.
        expect(rows).toEqual(expected.filter((row) => row.slice(1).some((text) => String(text).trim() !== '')));
      }),
    );
  });
});
