import { describe, expect, it } from '@jest/globals';
import { encodeFacts } from '../ingest/facts/fact-collector.ts';
import { hashAddressText } from '../ingest/maillog/address-hash.ts';
import { ACCESS_FLAG, FACT } from '../ingest/maillog/fact.ts';
import { buildAddressBook } from './correlate/address-book.ts';
import { listUnmatched } from './unmatched-accounts.ts';

const book = buildAddressBook({ mailboxes: [{ id: 1, address: 'an@so.gov.vn', kind: 'personal' }], aliases: [] });
const login = (account: string, protocol: number = ACCESS_FLAG.imap): Uint8Array =>
  Uint8Array.from([...[0, 0, 0, 1, 0, 0, 0, 2, protocol], ...Buffer.from(account)]);
const blockOf = (facts: readonly { readonly kind: number; readonly fields: Uint8Array; readonly count?: number }[]): Uint8Array => {
  const block = encodeFacts((table) => {
    for (const { kind, fields, count = 1 } of facts) table.add(1_000_000, kind, fields, { start: 0, end: fields.length, count });
  });
  if (block === null) throw new Error('no facts');
  return block;
};

describe('listUnmatched', () => {
  it('counts by account what accounts without a mailbox did; known ones are left out', () => {
    const blocks = [
      blockOf([
        { kind: FACT.login, fields: login('la@so.gov.vn'), count: 3 },
        { kind: FACT.login, fields: login('an+x@so.gov.vn') },
        { kind: FACT.login, fields: login('la@so.gov.vn', ACCESS_FLAG.smtp), count: 9 },
        { kind: FACT.saved, fields: Uint8Array.from([...Array.from({ length: 16 }, () => 7), ...Buffer.from('kho')]) },
      ]),
      blockOf([{ kind: FACT.login, fields: login('la@so.gov.vn') }]),
    ];
    expect(listUnmatched(blocks, book).rows).toEqual([
      { kind: 'login', address: 'la@so.gov.vn', count: 4 },
      { kind: 'received', address: 'kho', count: 1 },
    ]);
  });

  it('takes the counts of a whole day as they are told', () => {
    const fields = Uint8Array.from([...[0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0], ...Buffer.from('la@so.gov.vn')]);
    expect(listUnmatched([blockOf([{ kind: FACT.mailboxDay, fields }])], book).rows).toEqual([
      { kind: 'login', address: 'la@so.gov.vn', count: 256 },
      { kind: 'sent', address: 'la@so.gov.vn', count: 2 },
    ]);
  });

  it('counts copies for mailboxes of which only a hash is kept, and leaves those of known ones out', () => {
    const placed = (address: string): Uint8Array => {
      const { high, low } = hashAddressText(address);
      const fields = Buffer.alloc(16);
      fields.writeInt32BE(high | 0, 8);
      fields.writeInt32BE(low | 0, 12);
      return fields;
    };
    const facts = ['an@so.gov.vn', 'la@so.gov.vn', 'kho@so.gov.vn'].map((address) => ({
      kind: FACT.placedDirect,
      fields: placed(address),
    }));
    expect(listUnmatched([blockOf(facts)], book)).toEqual({ rows: [{ kind: 'unlisted', address: '', count: 2 }], unlistedNames: 0 });
  });

  it('names the thousand most frequent and counts the rest, and whatever is no account name', () => {
    const facts = Array.from({ length: 1003 }, (_none, at) => ({
      kind: FACT.login,
      fields: login(`u${at}@so.gov.vn`),
      count: at < 3 ? 1 : 2,
    }));
    const { rows, unlistedNames } = listUnmatched(
      [blockOf([...facts, { kind: FACT.login, fields: login('<script> x@so.gov.vn'), count: 5 }])],
      book,
    );
    expect(rows).toHaveLength(1001);
    expect(unlistedNames).toBe(4);
    expect(rows.at(-1)).toEqual({ kind: 'unlisted', address: '', count: 8 });
  });
});
