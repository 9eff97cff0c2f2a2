import { expect, it } from '@jest/globals';
import { toCsv } from './csv.ts';

it('writes RFC 4180 with byte order mark, decimal point and CRLF', () => {
  expect(toCsv(['name', 'rate'], [['Sở "A", tỉnh', 72.2]])).toBe('\uFEFFname,rate\r\n"Sở ""A"", tỉnh",72.2\r\n');
});

it('leaves the cell of an unknown value empty instead of 0', () => {
  expect(toCsv(['n', 'm'], [[null, 0]])).toBe('\uFEFFn,m\r\n,0\r\n');
});

it.each(['=1+1', '+1', '-1', '@A1'])('keeps a text that begins like a formula text: %s', (text) => {
  expect(toCsv(['name'], [[text]])).toContain(`'${text}`);
});

it('leaves negative numbers numbers', () => {
  expect(toCsv(['change'], [[-2.4]])).toContain('\n-2.4\r');
});
