import { describe, expect, it } from '@jest/globals';
import { bridgeLines, findHeader, findOverlapStart, MAX_OVERLAP } from './line-overlap.ts';

const lines = (...texts: string[]): Buffer => Buffer.from(texts.map((text) => `${text}\n`).join(''));
const overlapOf = (text: Buffer): string[] => text.subarray(findOverlapStart(text)).toString().split('\n').slice(0, -1);

describe('findOverlapStart', () => {
  it('repeats the lines of the last second and of the one before, not more', () => {
    expect(overlapOf(lines('Mar  5 07:31:01 a', 'Mar  5 07:31:02 b', 'Mar  5 07:31:03 c', 'Mar  5 07:31:03 d'))).toEqual([
      'Mar  5 07:31:02 b',
      'Mar  5 07:31:03 c',
      'Mar  5 07:31:03 d',
    ]);
  });

  it('takes a line that came late along with the second it came in', () => {
    const text = lines('2026-03-05T07:31:01 a', '2026-03-05T07:31:03 b', '2026-03-05T07:31:02 late', '2026-03-05T07:31:03 c');
    expect(overlapOf(text)).toHaveLength(3);
  });

  it('sees that midnight follows 23:59:59', () => {
    expect(overlapOf(lines('Mar  5 23:59:58 a', 'Mar  5 23:59:59 b', 'Mar  6 00:00:00 c'))).toHaveLength(2);
  });

  it('takes continuation lines without a clock along, up to a number', () => {
    expect(overlapOf(lines('Mar  5 07:31:01 a', 'Mar  5 07:31:03 b', '(00123-04) more'))).toHaveLength(2);
    expect(overlapOf(lines(...Array.from({ length: 500 }, (_, index) => `row ${index}`)))).toHaveLength(64);
  });

  it('never repeats more than its limit', () => {
    const text = lines(...Array.from({ length: 5000 }, (_, index) => `Mar  5 07:31:03 line ${index}`));
    const start = findOverlapStart(text);
    expect(text.length - start).toBeLessThanOrEqual(MAX_OVERLAP);
    expect(text[start - 1]).toBe(10);
  });

  it.each([
    ['', 0],
    ['\n', 0],
    ['\n\n', 0],
  ])('finds a place in %j', (text, start) => {
    expect(findOverlapStart(Buffer.from(text))).toBe(start);
  });
});

describe('bridgeLines', () => {
  const old = lines('Mar  5 07:31:03 a', 'Mar  5 07:31:03 b');

  it('puts the last lines of the rotated file before the new one', () => {
    expect(bridgeLines(old, lines('Mar  5 07:31:03 c'))).toEqual(old);
  });

  it('leaves out what the new file has too: it may be the same line', () => {
    expect(bridgeLines(old, lines('Mar  5 07:31:03 b', 'Mar  5 07:31:03 c'))).toEqual(lines('Mar  5 07:31:03 a'));
  });

  it('joins a line that a copy-and-truncate cut', () => {
    const cut = Buffer.concat([old, Buffer.from('Mar  5 07:31:03 thu postfix/qmgr[1]: 3F2A')]);
    const glued = bridgeLines(cut, lines('91C0B7: removed', 'Mar  5 07:31:04 c'));
    expect(glued.toString().endsWith('qmgr[1]: 3F2A')).toBe(true);
  });

  it('drops an unfinished line when the new file begins with a line of its own', () => {
    const cut = Buffer.concat([old, Buffer.from('Mar  5 07:31:03 thu postfix/qmgr[1]: 3F2A')]);
    expect(bridgeLines(cut, lines('Mar  5 07:31:04 c'))).toEqual(old);
  });
});

describe('findHeader', () => {
  it.each([
    ['Mar  5 07:31:03 thu postfix/qmgr[1]: 3F: from=<a@b>, size=1, nrcpt=1 (queue active)\n', ''],
    [
      '#Software: x\n#Date: 2026-03-05T00:00:00Z\n#Fields: a,b\n2026-03-05T01:10:01.120Z,1,2\n',
      '#Software: x\n#Date: 2026-03-05T00:00:00Z\n#Fields: a,b\n',
    ],
    ['\u{FEFF}Message ID,Start date,End date\n<m1@x>,2026/03/05 08:10:01,x\n', '\u{FEFF}Message ID,Start date,End date\n'],
    ['\u{FEFF}#Fields: a,b\n2026-03-05T01:10:01.120Z,1\n', '\u{FEFF}#Fields: a,b\n'],
    ['\u{FEFF}Mar  5 07:31:03 a\n', ''],
    ['mailbox;day;sent\na@b;2026-03-05;1\n', 'mailbox;day;sent\n'],
  ])('finds the lines that name the columns of %j', (head, header) => {
    expect(findHeader(Buffer.from(head)).toString()).toBe(header);
  });
});
