import type { AliasEntry } from './alias-file.ts';
import type { DirectoryEntry, DirectoryType } from './directory-file.ts';

/** Kinds of mailboxes an import can write; `leaver` and `unmatched` come later from other sources. */
export type ImportedKind = 'personal' | 'shared' | 'robot';

export interface StoredAgency {
  readonly code: string;
  readonly name: string;
}

/** A stored mailbox with the facts of its owner that an import compares. */
export interface StoredMailbox {
  readonly id: number;
  readonly address: string;
  readonly kind: string;
  readonly officialId: number | null;
  readonly agencyCode: string | null;
  readonly fullName: string | null;
  readonly position: string | null;
}

export interface StoredDirectory {
  readonly agencies: readonly StoredAgency[];
  readonly mailboxes: readonly StoredMailbox[];
  readonly aliases: readonly AliasEntry[];
}

/** How many things of a kind an import touches; `notInFile` are stored, absent from the file, and left alone. */
export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly notInFile: number;
}

export type Subject = 'agencies' | 'officials' | 'mailboxes' | 'aliases';

export interface PlannedMailbox {
  readonly address: string;
  readonly kind: ImportedKind;
  readonly agencyCode: string | null;
}

export interface PlannedOfficial {
  readonly address: string;
  readonly agencyCode: string;
  readonly fullName: string;
  readonly position: string | null;
}

/** Everything an import would write, and the counts for the preview. */
export interface DirectoryPlan {
  readonly addedAgencies: readonly StoredAgency[];
  readonly renamedAgencies: readonly StoredAgency[];
  readonly addedMailboxes: readonly PlannedMailbox[];
  readonly changedMailboxes: readonly PlannedMailbox[];
  readonly addedOfficials: readonly PlannedOfficial[];
  readonly changedOfficials: readonly (PlannedOfficial & { readonly officialId: number })[];
  /** People who turned out to be a shared or service box. */
  readonly removedOfficialIds: readonly number[];
  readonly addedAliases: readonly AliasEntry[];
  readonly changedAliases: readonly AliasEntry[];
  readonly counts: Readonly<Record<Subject, ChangeCounts>>;
}

const KIND_OF_TYPE: Record<DirectoryType, ImportedKind> = { official: 'personal', shared: 'shared', service: 'robot' };

/** Compares what a directory and an alias file say with what is stored. Pure: the same input gives the same plan. */
export function planImport(entries: readonly DirectoryEntry[], aliases: readonly AliasEntry[], stored: StoredDirectory): DirectoryPlan {
  const agencies = planAgencies(entries, stored);
  const mailboxes = planMailboxes(entries, stored);
  const officials = planOfficials(entries, stored);
  const planned = planAliases(aliases, stored);
  return {
    addedAgencies: agencies.added,
    renamedAgencies: agencies.changed,
    addedMailboxes: mailboxes.added,
    changedMailboxes: mailboxes.changed,
    addedOfficials: officials.added,
    changedOfficials: officials.changed,
    removedOfficialIds: officials.removedIds,
    addedAliases: planned.added,
    changedAliases: planned.changed,
    counts: { agencies: agencies.counts, officials: officials.counts, mailboxes: mailboxes.counts, aliases: planned.counts },
  };
}

/** True when applying the plan would change a stored row. */
export function hasChanges(plan: DirectoryPlan): boolean {
  return Object.values(plan.counts).some((counts) => counts.added + counts.changed + counts.removed > 0);
}

interface Comparison<Item> {
  readonly added: Item[];
  readonly changed: Item[];
  readonly counts: ChangeCounts;
}

function compare<Item, Stored>(
  items: ReadonlyMap<string, Item>,
  stored: ReadonlyMap<string, Stored>,
  isSame: (item: Item, old: Stored) => boolean,
): Comparison<Item> {
  const added: Item[] = [];
  const changed: Item[] = [];
  let unchanged = 0;
  for (const [key, item] of items) {
    const old = stored.get(key);
    if (old === undefined) added.push(item);
    else if (isSame(item, old)) unchanged += 1;
    else changed.push(item);
  }
  const notInFile = [...stored.keys()].filter((key) => !items.has(key)).length;
  return { added, changed, counts: { added: added.length, changed: changed.length, unchanged, removed: 0, notInFile } };
}

function planAgencies(entries: readonly DirectoryEntry[], stored: StoredDirectory): Comparison<StoredAgency> {
  const named = new Map<string, StoredAgency>();
  for (const { agencyCode, agencyName } of entries) {
    if (agencyCode !== null && agencyName !== null) named.set(agencyCode, { code: agencyCode, name: agencyName });
  }
  return compare(
    named,
    byKey(stored.agencies, (agency) => agency.code),
    (agency, old) => agency.name === old.name,
  );
}

function planMailboxes(entries: readonly DirectoryEntry[], stored: StoredDirectory): Comparison<PlannedMailbox> {
  const planned = entries.map(({ address, type, agencyCode }) => ({ address, kind: KIND_OF_TYPE[type], agencyCode }));
  // A personal box belongs to a person: a transfer changes the official, not the box.
  return compare(
    byKey(planned, (mailbox) => mailbox.address),
    byKey(stored.mailboxes, (mailbox) => mailbox.address),
    (mailbox, old) => mailbox.kind === old.kind && (mailbox.kind === 'personal' || mailbox.agencyCode === old.agencyCode),
  );
}

function planOfficials(
  entries: readonly DirectoryEntry[],
  stored: StoredDirectory,
): { added: PlannedOfficial[]; changed: (PlannedOfficial & { officialId: number })[]; removedIds: number[]; counts: ChangeCounts } {
  const planned = new Map<string, PlannedOfficial>();
  const otherAddresses = new Set<string>();
  for (const { address, type, agencyCode, fullName, position } of entries) {
    if (type === 'official' && agencyCode !== null) planned.set(address, { address, agencyCode, fullName, position });
    else otherAddresses.add(address);
  }
  const owned = new Map<string, StoredMailbox & { officialId: number }>();
  for (const mailbox of stored.mailboxes) {
    const { officialId } = mailbox;
    if (officialId !== null) owned.set(mailbox.address, { ...mailbox, officialId });
  }
  const { added, changed, counts } = compare(
    planned,
    owned,
    (official, old) => official.agencyCode === old.agencyCode && official.fullName === old.fullName && official.position === old.position,
  );
  const removedIds = [...owned.values()].filter((old) => otherAddresses.has(old.address)).map((old) => old.officialId);
  return {
    added,
    changed: changed.flatMap((official) => {
      const old = owned.get(official.address);
      return old ? [{ ...official, officialId: old.officialId }] : [];
    }),
    removedIds,
    counts: { ...counts, removed: removedIds.length, notInFile: counts.notInFile - removedIds.length },
  };
}

function planAliases(aliases: readonly AliasEntry[], stored: StoredDirectory): Comparison<AliasEntry> {
  return compare(
    byKey(aliases, (alias) => alias.address),
    byKey(stored.aliases, (alias) => alias.address),
    (alias, old) => alias.targets.toSorted().join(' ') === old.targets.toSorted().join(' '),
  );
}

function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  return new Map(items.map((item) => [keyOf(item), item]));
}
