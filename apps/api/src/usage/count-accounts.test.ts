import { describe, expect, it } from '@jest/globals';
import { encodeFacts } from '../ingest/facts/fact-collector.ts';
import { ACCESS_FLAG, FACT } from '../ingest/maillog/fact.ts';
import { buildAddressBook } from './correlate/address-book.ts';
import { countAccounts } from './count-accounts.ts';
import { listUnmatched } from './unmatched-accounts.ts';

interface Fact {
  readonly kind: number;
  readonly fields: Uint8Array;
}

const book = buildAddressBook({
  mailboxes: [
    { id: 1, address: 'an@so.gov.vn', kind: 'personal' },
    { id: 2, address: 'binh@so.gov.vn', kind: 'personal' },
  ],
  aliases: [
    { address: 'an.lo@so.gov.vn', targets: ['an@so.gov.vn'] },
    { address: '@cu.gov.vn', targets: ['@so.gov.vn'] },
  ],
});
const login = (account: string, protocol: number = ACCESS_FLAG.imap): Fact => ({
  kind: FACT.login,
  fields: Uint8Array.from([...[0, 0, 0, 1, 0, 0, 0, 2, protocol], ...Buffer.from(account)]),
});
const wholeDay = (account: string, logins: number): Fact => ({
  kind: FACT.mailboxDay,
  fields: Uint8Array.from([...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, logins], ...Buffer.from(account)]),
});
const blockOf = (...facts: readonly Fact[]): Uint8Array => {
  const block = encodeFacts((table) => {
    for (const { kind, fields } of facts) table.add(1_000_000, kind, fields, { start: 0, end: fields.length, count: 1 });
  });
  if (block === null) throw new Error('no facts');
  return block;
};

describe('countAccounts', () => {
  it('counts each name once: a mailbox by its own address or local part, by another name, or by none', () => {
    const blocks = [
      blockOf(login('an@so.gov.vn'), login('an'), login('an.lo@so.gov.vn'), login('binh@cu.gov.vn'), login('la@so.gov.vn')),
      blockOf(login('an@so.gov.vn'), login('la@so.gov.vn'), login('kho')),
    ];
    expect(countAccounts(blocks, book)).toEqual({ addresses: 6, matched: 2, alias: 2 });
    expect(new Set(listUnmatched(blocks, book).rows.map(({ address }) => address)).size).toBe(2);
  });

  it('leaves out what is not counted of an account either: logins for sending, days on which nothing was done', () => {
    const blocks = [blockOf(login('la@so.gov.vn', ACCESS_FLAG.smtp), wholeDay('kho@so.gov.vn', 0), wholeDay('an@so.gov.vn', 3))];
    expect(countAccounts(blocks, book)).toEqual({ addresses: 1, matched: 1, alias: 0 });
    expect(listUnmatched(blocks, book)).toEqual({ rows: [], unlistedNames: 0 });
  });

  it('with what is listed as unknown, or found no room there, the parts are the total', () => {
    const strangers = Array.from({ length: 1200 }, (_none, at) => login(`u${at}@so.gov.vn`));
    const blocks = [blockOf(...strangers, login('<x> y@so.gov.vn'), login('an+tin@so.gov.vn'), login('binh@so.gov.vn'))];
    const { addresses, matched, alias } = countAccounts(blocks, book);
    const { rows, unlistedNames } = listUnmatched(blocks, book);
    const listed = new Set(rows.filter(({ kind }) => kind !== 'unlisted').map(({ address }) => address)).size;
    expect([addresses, matched, alias, listed, unlistedNames]).toEqual([1203, 2, 0, 1000, 201]);
    expect(addresses).toBe(matched + alias + listed + unlistedNames);
  });
});
