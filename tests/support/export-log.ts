import { buildAddressBook } from '../../apps/api/src/usage/correlate/address-book.ts';
import { type Blocks, correlateDays } from './sample-run.ts';

/** Figures of one mailbox and day that every kind of log can be asked for. */
export interface CoreFigures {
  readonly sent: number;
  readonly received: number;
  readonly logins: number;
  readonly loginFails: number;
}

/** By day, then by address; days and mailboxes without any figure are absent. */
export type FiguresByDay = Record<string, Record<string, CoreFigures>>;

/** What the blocks come to for a directory of these addresses, each a person's. */
export function readFigures(
  blocks: Blocks,
  people: { readonly addresses: readonly string[]; readonly aliases?: readonly { address: string; targets: string[] }[] },
  span: { readonly from: string; readonly to: string },
): FiguresByDay {
  const mailboxes = people.addresses.map((address, index) => ({ id: index + 1, address, kind: 'personal' as const }));
  const addressBook = buildAddressBook({ mailboxes, aliases: people.aliases ?? [] });
  const days: FiguresByDay = {};
  for (const [day, rows] of correlateDays(blocks, addressBook, span.from, span.to)) {
    for (const { mailboxId, sent, received, logins, loginFails } of rows) {
      if (sent + received + logins + loginFails === 0) continue;
      (days[day] ??= {})[people.addresses[mailboxId - 1] ?? ''] = { sent, received, logins, loginFails };
    }
  }
  return days;
}
