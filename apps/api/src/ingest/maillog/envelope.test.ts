import { describe, expect, it } from '@jest/globals';
import { NOON, parseText } from '../../../../../tests/support/parse-lines.ts';
import { FACT } from './fact.ts';

const REMOVED = '3F2A91C0B7: removed';
const SECOND = Date.parse('2026-03-05T07:31:02+07:00') / 1000;
const expected = parseText(`2026-03-05T07:31:02.118204+07:00 thu postfix/qmgr[411]: ${REMOVED}`).facts;

describe('syslog envelope', () => {
  it('reads the sample line to one fact', () => {
    expect(expected).toMatchObject([{ second: SECOND, kind: FACT.removed, count: 1 }]);
  });

  it.each([
    ['RFC 3164', `Mar  5 07:31:02 thu postfix/qmgr[411]: ${REMOVED}`],
    ['RFC 3164, day padded with a zero', `Mar 05 07:31:02 thu postfix/qmgr[411]: ${REMOVED}`],
    ['RFC 3164, day not padded', `Mar 5 07:31:02 thu postfix/qmgr[411]: ${REMOVED}`],
    ['RFC 3164 with its priority', `<22>Mar  5 07:31:02 thu postfix/qmgr[411]: ${REMOVED}`],
    ['ISO 8601 in UTC', `2026-03-05T00:31:02.118204Z thu postfix/qmgr[411]: ${REMOVED}`],
    ['ISO 8601 with another offset', `2026-03-04T19:31:02-05:00 thu postfix/qmgr[411]: ${REMOVED}`],
    ['ISO 8601 with an offset without colon', `2026-03-05T07:31:02+0700 thu postfix/qmgr[411]: ${REMOVED}`],
    ['ISO 8601 without zone, in that of the origin', `2026-03-05T07:31:02 thu postfix/qmgr[411]: ${REMOVED}`],
    ['RFC 5424, program cut at the slash, two spaces', `<22>1 2026-03-05T07:31:02.118204+07:00 thu postfix 411 - -  ${REMOVED}`],
    ['RFC 5424, whole program name', `<22>1 2026-03-05T07:31:02.118204+07:00 thu postfix/qmgr 411 - - ${REMOVED}`],
    ['RFC 5424 without pid', `<191>1 2026-03-05T00:31:02Z thu postfix - - - ${REMOVED}`],
    ['RFC 5424 with structured data', `<22>1 2026-03-05T07:31:02+07:00 thu postfix 411 - [a@1 x="y]\\"]"][b z="1"] ${REMOVED}`],
    ['RFC 5424 with a byte order mark', `<22>1 2026-03-05T07:31:02+07:00 thu postfix 411 - - \uFEFF${REMOVED}`],
    ['a carriage return at the end', `Mar  5 07:31:02 thu postfix/qmgr[411]: ${REMOVED}\r`],
    ['NUL bytes before the line, left by copytruncate', `\0\0\0Mar  5 07:31:02 thu postfix/qmgr[411]: ${REMOVED}`],
    ['a byte order mark before the first line', `\uFEFFMar  5 07:31:02 thu postfix/qmgr[411]: ${REMOVED}`],
    ['another prefix of the program', `Mar  5 07:31:02 thu postfix/submission/qmgr[411]: ${REMOVED}`],
  ])('%s gives the same fact', (_, line) => {
    expect(parseText(line).facts).toEqual(expected);
  });

  it('computes the instant, whatever day the stamp names: 23:50Z is 06:50 of the next day', () => {
    const [fact] = parseText(`2026-03-04T23:50:00Z thu postfix/qmgr[1]: ${REMOVED}`).facts;
    expect(fact?.second).toBe(Date.parse('2026-03-05T06:50:00+07:00') / 1000);
  });

  it('does not confuse a stamp with the one before it', () => {
    const lines = ['Mar  5 07:31:02', 'Mar  5 07:31:03', 'Mar  4 07:31:03', 'Mar  5 07:31:02'].map(
      (stamp) => `${stamp} thu postfix/qmgr[1]: ${REMOVED}`,
    );
    const iso = ['2026-03-05T07:31:02+07:00', '2026-03-05T07:31:02Z', '2026-03-05T07:31:02.9-01:00'].map(
      (stamp) => `${stamp} thu postfix/qmgr[1]: ${REMOVED}`,
    );
    const seconds = parseText([...lines, ...iso].join('\n')).facts.map(({ second }) => second - SECOND);
    expect(seconds).toEqual([0, 1, 1 - 86_400, 0, 0, 7 * 3600, 8 * 3600]);
  });

  it('keeps Postfix instances apart, since queue ids are unique only within one', () => {
    const other = parseText(`Mar  5 07:31:02 thu postfix-out/qmgr[411]: ${REMOVED}`).facts;
    expect(other).toMatchObject([{ kind: FACT.removed }]);
    expect(other).not.toEqual(expected);
    expect(parseText(`Mar  5 07:31:02 thu postfix-out/submission/smtpd[411]: ${REMOVED}`).facts).toEqual(other);
  });

  it('refuses stamps more than 24 h after the arrival of the slice', () => {
    const late = new Date((NOON + 86_401) * 1000).toISOString();
    const { facts, counts } = parseText(`${late} thu postfix/qmgr[1]: ${REMOVED}`);
    expect(facts).toEqual([]);
    expect(counts.rejectedReasons).toEqual({ 'future-time': 1 });
  });

  it.each(['<22>1 - thu postfix 411 - -  3F2A91C0B7: removed', '1969-12-31T23:59:59Z thu postfix/qmgr[1]: 3F2A91C0B7: removed'])(
    'refuses %s',
    (line) => {
      expect(parseText(`x\n${line}`).counts.rejectedReasons).toEqual({ 'bad-time': 1 });
    },
  );
});
