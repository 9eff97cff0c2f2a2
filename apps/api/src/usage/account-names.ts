import type { BlockReader } from '../ingest/facts/block-reader.ts';
import { ACCESS_FLAG, FACT } from '../ingest/maillog/fact.ts';
import { byteAt, wordAt } from './correlate/fact-fields.ts';

/** What an account is told to have done; `day`: the fact holds the counts of a whole day. */
interface AccountForm {
  readonly kind: 'login' | 'sent' | 'received' | 'day';
  readonly offset: number;
}

/** Facts that end in an account of the server's own, with where its text begins. Other facts hold names as hashes only. */
const ACCOUNT_FACTS: ReadonlyMap<number, AccountForm> = new Map([
  [FACT.submit, { kind: 'sent', offset: 13 }],
  [FACT.saved, { kind: 'received', offset: 16 }],
  [FACT.savedByProgram, { kind: 'received', offset: 16 }],
  [FACT.login, { kind: 'login', offset: 9 }],
  [FACT.sent, { kind: 'sent', offset: 21 }],
  [FACT.webmail, { kind: 'login', offset: 9 }],
  [FACT.mailboxDay, { kind: 'day', offset: 12 }],
]);

/** Where the counts of a whole day stand. */
const DAY_COUNTS = [
  ['sent', 0],
  ['received', 4],
  ['login', 8],
] as const;

/**
 * Where the account begins that the fact tells something of; -1 when it names none, or tells nothing of it that counts. Logins for sending or for
 * filters are told by what is sent, as in `mailbox_day`.
 */
export function findAccountText(fact: BlockReader): number {
  const form = ACCOUNT_FACTS.get(fact.kind);
  if (form === undefined) return -1;
  const start = fact.start + form.offset;
  if (start >= fact.end || isOtherProtocol(fact)) return -1;
  return form.kind === 'day' && DAY_COUNTS.every(([, offset]) => wordAt(fact, offset) === 0) ? -1 : start;
}

/** The account as text. @param start from `findAccountText` */
export function readAccountText({ bytes, end }: BlockReader, start: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

/** What the account of a fact did, and how often. */
export function listAccountActs(fact: BlockReader): { readonly kind: 'login' | 'sent' | 'received'; readonly count: number }[] {
  const kind = ACCOUNT_FACTS.get(fact.kind)?.kind;
  if (kind === undefined) return [];
  if (kind !== 'day') return [{ kind, count: fact.count }];
  return DAY_COUNTS.map(([each, offset]) => ({ kind: each, count: wordAt(fact, offset) })).filter(({ count }) => count > 0);
}

function isOtherProtocol(fact: BlockReader): boolean {
  if (fact.kind !== FACT.login) return false;
  const protocol = byteAt(fact, 8) & ACCESS_FLAG.protocolMask;
  return protocol !== ACCESS_FLAG.imap && protocol !== ACCESS_FLAG.pop3;
}
