import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toCsvLine } from './csv-line.ts';

describe('a line of CSV', () => {
  it.each(['=1+1', '+84 900', '-2', '@SUM(A1)', '\t=1', '\r=1', '\0=1', '＝1', '＋1', '－1', '＠A1'])('keeps %j text', (value) => {
    expect(toCsvLine([value]).replace(/^"/, '')[0]).toBe("'");
  });

  it('writes numbers as numbers, the unknown as nothing, and quotes what would break the line', () => {
    expect(toCsvLine([-2.5, null, 'Lò Văn A', 'a,b', 'nói "không"', 'x\ny'])).toBe('-2.5,,Lò Văn A,"a,b","nói ""không""","x\ny"');
  });

  it('writes every moment in the zone of the province, with the digits of the second that it has', () => {
    const moments = ['2026-07-15T03:00:00Z', '2026-07-15T20:00:00.125Z', '2026-07-15T10:00:00+07:00'];
    expect(toCsvLine(moments)).toBe('2026-07-15T10:00:00+07:00,2026-07-16T03:00:00.125+07:00,2026-07-15T10:00:00+07:00');
    expect(toCsvLine(['2026-07-15', '2026-13-40T03:00:00Z', 'lúc 2026-07-15T03:00:00Z'])).toBe(
      '2026-07-15,2026-13-40T03:00:00Z,lúc 2026-07-15T03:00:00Z',
    );
    expect(toCsvLine(['9999-12-31T23:00:00Z'])[0]).toBe("'");
  });

  it('never begins a cell of text with what a spreadsheet runs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cell = toCsvLine([text]).replace(/^"/, '');
        expect('=+-@\t\r\0＝＋－＠'.includes(cell[0] ?? 'x')).toBe(false);
      }),
    );
  });
});
