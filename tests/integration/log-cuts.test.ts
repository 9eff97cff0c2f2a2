import { describe, expect, it } from '@jest/globals';
import { epochSecondOfIsoDate } from '@nhip-thu/metrics';
import fc from 'fast-check';
import { DEMO_SERVERS } from '../../apps/api/src/demo/province/demo-servers.ts';
import { inventProvince } from '../../apps/api/src/demo/province/demo-province.ts';
import { generateLog } from '../../apps/api/src/demo/logs/demo-log.ts';
import { buildAddressBook } from '../../apps/api/src/usage/correlate/address-book.ts';
import { DOUBT, type MailboxDayFigures } from '../../apps/api/src/usage/correlate/day-figures.ts';
import { correlateDays, foldAll } from '../support/sample-run.ts';

const DAY = '2026-06-17';
const province = inventProvince();
const addresses = province.staffs.flatMap(({ people }) => people.map(({ address }) => address));
const addressBook = buildAddressBook({
  mailboxes: addresses.map((address, index) => ({ id: index + 1, address, kind: 'personal' as const })),
  aliases: [],
});
const log = Buffer.concat([...generateLog(province, DEMO_SERVERS['thu-tinh'], [DAY], { isTalkative: false })]).toString();
const lines = log.trimEnd().split('\n');
const secondOf = (line: string): number => Date.parse(line.slice(0, 32)) / 1000;

function figuresOf(kept: readonly string[]): Map<number, MailboxDayFigures> {
  const blocks = foldAll([Buffer.from(kept.map((line) => `${line}\n`).join(''))]);
  return new Map((correlateDays(blocks, addressBook, DAY, DAY).get(DAY) ?? []).map((row) => [row.mailboxId, row]));
}

describe('a gap cut out of a generated log', () => {
  it('leaves as certain only what the whole log tells too', () => {
    const whole = figuresOf(lines);
    expect(whole.size).toBeGreaterThan(300);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1420 }), fc.integer({ min: 16, max: 400 }), (from, minutes) => {
        const start = epochSecondOfIsoDate(DAY) + from * 60;
        const cut = figuresOf(lines.filter((line) => secondOf(line) < start || secondOf(line) >= start + minutes * 60));
        const certain = [...cut.values()].filter(({ accessPoints, doubt }) => accessPoints.length > 0 && (doubt & DOUBT.access) === 0);
        expect(certain.filter(({ mailboxId }) => (whole.get(mailboxId)?.accessPoints.length ?? 0) === 0)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
