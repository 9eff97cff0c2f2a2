import { buildAddressBook } from '../../apps/api/src/usage/correlate/address-book.ts';
import type { MailboxDayFigures } from '../../apps/api/src/usage/correlate/day-figures.ts';
import { type Blocks, correlateDays, foldAll } from './sample-run.ts';

export const HA = 1;
export const QUAN = 2;
/** A directory of two people and a robot. */
export const addressBook = buildAddressBook({
  mailboxes: [
    { id: HA, address: 'ha@sxd.vn', kind: 'personal' },
    { id: QUAN, address: 'quan@sxd.vn', kind: 'personal' },
    { id: 3, address: 'theodoi@sxd.vn', kind: 'robot' },
  ],
  aliases: [{ address: 'giamdoc@sxd.vn', targets: ['quan@sxd.vn'] }],
});

/** A line on 5 March unless the clock says another day: `05T08:00:00 smtpd text`. */
export function line(clock: string, program: string, text: string): string {
  const stamp = clock.length === 8 ? `05T${clock}` : clock;
  return `2026-03-${stamp}+07:00 thu ${program === 'dovecot' ? program : `postfix/${program}[1]`}: ${text}`;
}

export const client = (id: string, user = 'ha@sxd.vn'): string => `${id}: client=h[10.0.0.9], sasl_method=PLAIN, sasl_username=${user}`;
export const active = (id: string, from = 'ha@sxd.vn'): string => `${id}: from=<${from}>, size=1, nrcpt=1 (queue active)`;
export const inbound = (id: string): string => `${id}: client=mail.example[198.51.100.1]`;
const RELAY = 'relay=thu[private/dovecot-lmtp], delay=1, delays=0/0/0/1, dsn=2.0.0';
export const placed = (id: string, reply: string, to = 'quan@sxd.vn'): string =>
  `${id}: to=<${to}>, ${RELAY}, status=sent (250 2.0.0 <${to}> ${reply} Saved)`;
export const saved = (reply: string, message = '<m1>', to = 'quan@sxd.vn'): string =>
  `lmtp(${to})<9><${reply}>: msgid=${message}: saved mail to INBOX`;
export const sieve = (reply: string, action: string): string => `lmtp(quan@sxd.vn)<9><${reply}>: sieve: msgid=<m1>: ${action}`;
export const filtered = (id: string, next: string): string =>
  `${id}: to=<quan@sxd.vn>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ${next})`;

export function blocksOf(lines: readonly string[]): Blocks {
  return foldAll([Buffer.from(lines.map((text) => `${text}\n`).join(''))]);
}

/** Figures by mailbox on each day from 4 to 12 March that has any. */
export function figuresOf(...lines: string[]): Record<string, Record<number, MailboxDayFigures>> {
  const days = correlateDays(blocksOf(lines), addressBook, '2026-03-04', '2026-03-12');
  const withFigures = [...days].filter(([, mailboxes]) => mailboxes.length > 0);
  return Object.fromEntries(withFigures.map(([day, mailboxes]) => [day, Object.fromEntries(mailboxes.map((row) => [row.mailboxId, row]))]));
}

/** What 5 March came to. */
export function figures(...lines: string[]): Record<number, MailboxDayFigures> {
  return figuresOf(...lines)['2026-03-05'] ?? {};
}
