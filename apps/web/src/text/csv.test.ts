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

it('says in every row that data are simulated', () => {
  expect(toCsv(['n'], [[1], [2]], 'Sơn La (dữ liệu giả lập)')).toBe(
    '\uFEFFn,data_note\r\n1,Sơn La (dữ liệu giả lập)\r\n2,Sơn La (dữ liệu giả lập)\r\n',
  );
});

it.each([
  ['Sơn La (dữ liệu giả lập)', '\uFEFFn,data_note\r\n'],
  ['', '\uFEFFn\r\n'],
  ['__DEMO_LABEL__', '\uFEFFn\r\n'],
])('takes the words from the page: %s', (words, file) => {
  document.head.innerHTML = `<meta name="demo-label" content="${words}">`;
  expect(toCsv(['n'], [])).toBe(file);
  document.head.innerHTML = '';
});
