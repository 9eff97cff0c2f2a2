export interface KnownMailbox {
  readonly id: number;
  /** Lower case. */
  readonly address: string;
  readonly kind: 'personal' | 'unit' | 'shared' | 'robot' | 'leaver' | 'unmatched';
}

export interface KnownAlias {
  /** An address, or `@old.domain` with one target `@new.domain`. */
  readonly address: string;
  readonly targets: readonly string[];
}

/** Answers whose mailbox an address is. */
export interface AddressBook {
  /** Case is folded, `+extension` removed, an old domain mapped, an alias with one target followed; null when nobody's. */
  resolve(address: string): number | null;
}

export function buildAddressBook(_input: { readonly mailboxes: readonly KnownMailbox[]; readonly aliases: readonly KnownAlias[] }): AddressBook {
  throw new Error('not written yet');
}
