import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvReader, type CsvState, splitCsvLine } from './csv-reader.ts';

/** Reads text in chunks of so many lines, with a reader made again from its state at every border. */
function readAll(text: string, chunkSize: number, delimiter = ','): string[][] {
  const lines = text.split('\n').slice(0, -1);
  const records: string[][] = [];
  let state: CsvState | null = null;
  for (let at = 0; at < lines.length; at += chunkSize) {
    const reader: CsvReader = new CsvReader(delimiter, state);
    const chunk = Buffer.from(`${lines.slice(at, at + chunkSize).join('\n')}\n`);
    for (let start = 0, end = chunk.indexOf(10); end >= 0; start = end + 1, end = chunk.indexOf(10, start)) {
      if (reader.take(chunk, start, end) === 'whole')
        records.push(Array.from({ length: reader.count }, (_, column) => reader.text(column)));
    }
    state = reader.saveState([0, 1, 2, 3, 4, 5]);
  }
  return records;
}

describe('records of RFC 4180', () => {
  it.each([
    ['plain', 'a,b,c', ['a', 'b', 'c']],
    ['empty fields', ',,', ['', '', '']],
    ['a delimiter in quotes', '"Họp, phòng 3",b', ['Họp, phòng 3', 'b']],
    ['doubled quotes', '"a ""b"" c",d', ['a "b" c', 'd']],
    ['quotes only', '"",""""', ['', '"']],
    ['a quote inside a field that begins with none is text', 'a"b,c', ['a"b', 'c']],
    ['text after the closing quote is not looked at', '"a" junk,b', ['a', 'b']],
    ['one empty field more than the header', 'a,b,', ['a', 'b', '']],
  ])('%s', (_name, line, fields) => {
    expect(splitCsvLine(line, ',')).toEqual(fields);
  });

  it('a line that ends in quotes is no whole record', () => {
    expect(splitCsvLine('a,"b', ',')).toBeNull();
  });

  it.each([1, 2, 3, 100])('a quoted field goes on over lines, also when chunks are %i lines long', (chunkSize) => {
    const text = 'a,"one\n\n""two"",\nthree",c\nd,e,f\n';
    // What was between the chunks is gone with the line end; only that the record is one and its other fields are right matters.
    const [first, second] = readAll(text, chunkSize);
    expect([first?.[0], first?.[1]?.replaceAll('\n', ''), first?.[2]]).toEqual(['a', 'one"two",three', 'c']);
    expect(second).toEqual(['d', 'e', 'f']);
  });

  it('a quote that nobody closes ends after 100 lines, and the next line is a record again', () => {
    const reader = new CsvReader(',');
    const lines = Buffer.from(`"a\n${'x\n'.repeat(99)}b,c\n`);
    const steps: string[] = [];
    for (let start = 0, end = lines.indexOf(10); end >= 0; start = end + 1, end = lines.indexOf(10, start)) {
      steps.push(reader.take(lines, start, end));
    }
    expect([steps.indexOf('broken'), steps.at(-1)]).toEqual([99, 'whole']);
    expect(reader.text(1)).toBe('c');
  });

  it('columns beyond 256 are counted, not kept', () => {
    const reader = new CsvReader(',');
    const line = Buffer.from(Array.from({ length: 1000 }, (_, index) => String(index)).join(','));
    reader.take(line, 0, line.length);
    expect([reader.count, reader.text(255), reader.text(256), reader.text(999)]).toEqual([1000, '255', '', '']);
  });

  it('damaged bytes are replaced', () => {
    const reader = new CsvReader(',');
    reader.take(Buffer.from([0xff, 44, 98]), 0, 3);
    expect([reader.text(0), reader.text(1)]).toEqual(['\uFFFD', 'b']);
  });

  it('the state holds the text of wanted columns only', () => {
    const reader = new CsvReader(',');
    const line = Buffer.from('ha@sxd.vn,secret subject,"hunter2');
    expect(reader.take(line, 0, line.length)).toBe('open');
    expect(reader.saveState([0])).toEqual({ column: 2, lines: 1, bytes: line.length, texts: [[0, 'ha@sxd.vn']] });
  });

  it('reads what csv-parse reads, whatever the fields are', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'ệ', ';') });
    const table = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => `${row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')}\n`).join('');
        fc.pre(text.split('\n').length < 90);
        expect(readAll(text, 10_000)).toEqual(parse(text));
      }),
    );
  });

  it('makes the same records wherever chunks end', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '""', '\n', ' ', 'ệ') });
    const table = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 5 }), (rows, chunkSize) => {
        const text = rows.map((row) => `${row.map((each) => `"${each}"`).join(',')}\n`).join('');
        const flat = (records: string[][]): string[][] => records.map((record) => record.map((each) => each.replaceAll('\n', '')));
        expect(flat(readAll(text, chunkSize))).toEqual(flat(readAll(text, 10_000)));
      }),
    );
  });
});
