import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CarefulParser } from './careful-parser.ts';
import { FactCollector } from './facts/fact-collector.ts';
import type { DialectParser, SliceContext } from './maillog/dialect.ts';
import { SliceParser } from './maillog/slice-parser.ts';

const context: SliceContext = {
  head: Buffer.alloc(0),
  zoneOffsetMinutes: 420,
  year: 2026,
  receivedAtSecond: Date.UTC(2026, 10, 26) / 1000,
};
const login = (second: number): string =>
  `2026-03-05T08:00:${String(second).padStart(2, '0')}+07:00 thu dovecot: imap-login: Login: user=<ha@sxd.vn>, method=PLAIN, rip=10.0.0.9, lip=10.0.0.1, mpid=1, TLS, session=<a${second}>\n`;
const POISON = 'poison\n';

/** The real parser with a defect: it throws in the middle of its work when a chunk holds the word. */
function openDefective(state: Uint8Array | null): DialectParser {
  const inner = new SliceParser({ ...context, head: Buffer.from(login(1)) }, state, 'syslog-iso8601');
  return {
    parse(lines, sink) {
      const at = lines.indexOf('poison');
      if (at < 0) return inner.parse(lines, sink);
      inner.parse(lines.subarray(0, at), sink);
      throw new TypeError('cannot read properties of undefined');
    },
    saveState: () => inner.saveState(),
  };
}

describe('a line that makes the parser throw', () => {
  it('is rejected as parser-fault; all other lines count as if it were not there', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 59 })), { minLength: 1, maxLength: 60 }), (plan) => {
        // Equal facts of one second stand near each other, as in a log.
        const seconds = plan.filter((second) => second !== null).toSorted((a, b) => a - b);
        const lines = plan.map((second) => (second === null ? POISON : login(seconds.shift() ?? 0)));
        const text = Buffer.from(lines.join(''));
        const careful = new CarefulParser(openDefective, null, null);
        const found = careful.parse(text);
        const clean = new SliceParser({ ...context, head: Buffer.from(login(1)) }, null, 'syslog-iso8601');
        const collector = new FactCollector();
        const expected = clean.parse(Buffer.from(lines.filter((line) => line !== POISON).join('')), collector);
        const poison = lines.filter((line) => line === POISON).length;
        expect(found.lines).toBe(lines.length);
        expect(found.lineBytes).toBe(text.length);
        expect(found.rejectedReasons['parser-fault'] ?? 0).toBe(poison);
        expect(found.parsed).toBe(expected.parsed);
        expect(found.lines).toBe(found.parsed + found.ignored + found.rejected + found.oversize);
        expect(found.facts).toBe(collector.factCount);
        expect(found.blocks).toEqual(collector.blocks());
      }),
      { numRuns: 100 },
    );
  });

  it('does not slow a file down more than a few times, even when every tenth line is one', () => {
    let calls = 0;
    const careful = new CarefulParser(
      (state) => {
        calls += 1;
        return openDefective(state);
      },
      null,
      null,
    );
    const lines = Array.from({ length: 2_000 }, (_, n) => (n % 10 === 0 ? POISON : login(n % 60)));
    expect(careful.parse(Buffer.from(lines.join(''))).rejected).toBe(200);
    expect(calls).toBeLessThan(200 * 12);
  });
});
