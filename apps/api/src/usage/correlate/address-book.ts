import type { MailboxKind } from '@nhip-thu/metrics';
import { hashAddressText } from '../../ingest/maillog/address-hash.ts';
import { hashDomainText } from '../../ingest/maillog/recipient-writer.ts';
import { GroupIndex } from './group-index.ts';
import { PairMap } from './pair-map.ts';

/** Aliases of aliases and renamed domains are followed this far. */
const MAX_DEPTH = 8;

export interface KnownMailbox {
  readonly id: number;
  readonly address: string;
  readonly kind: MailboxKind;
}

export interface KnownAlias {
  /** An address, or `@old.domain` with one target `@new.domain`. */
  readonly address: string;
  readonly targets: readonly string[];
}

/** What `hashAddress` makes of an address or a local part. */
export interface NameHash {
  readonly high: number;
  readonly low: number;
}

/** Answers whose mailbox an address is. Case is folded, `+extension` removed, an old domain mapped, an alias with one target followed. */
export class AddressBook {
  readonly #addresses = new PairMap();
  /** Local parts that only one mailbox has. */
  readonly #localParts = new PairMap();
  readonly #groups: GroupIndex;
  readonly #kinds: ReadonlyMap<number, MailboxKind>;
  readonly #ownDomains = new PairMap();
  /** Aliases and addresses of old domains that lead to one mailbox. */
  readonly #otherNames = new PairMap();

  constructor(input: {
    readonly addresses: ReadonlyMap<string, number>;
    readonly localParts: ReadonlyMap<string, number>;
    readonly groups: GroupIndex;
    readonly kinds: ReadonlyMap<number, MailboxKind>;
    readonly ownDomains: Iterable<string>;
    readonly otherNames: ReadonlyMap<string, number>;
  }) {
    fill(this.#addresses, input.addresses);
    fill(this.#otherNames, input.otherNames);
    fill(this.#localParts, input.localParts);
    this.#groups = input.groups;
    this.#kinds = input.kinds;
    for (const domain of input.ownDomains) {
      const { high, low } = hashDomainText(domain);
      this.#ownDomains.add(high, low);
    }
  }

  /** The mailbox of an address with its domain; null when it is nobody's or a group's. */
  resolve(address: string): number | null {
    const { high, low } = hashAddressText(address);
    const id = this.findAddress(high, low);
    return id < 0 ? null : id;
  }

  /** The same for a hash made by `hashAddress`; -1 when it is nobody's. */
  findAddress(high: number, low: number): number {
    return this.#addresses.get(high, low);
  }

  /** The mailbox of an account name, whose domain may be missing if the local part is unique; -1 when it is nobody's. */
  findAccount(high: number, low: number): number {
    const id = this.#addresses.get(high, low);
    return id >= 0 ? id : this.#localParts.get(high, low);
  }

  /** Whether a name that leads to a mailbox, by its hash, is an alias or of an old domain, not the mailbox's own address or local part. */
  isOtherName(high: number, low: number): boolean {
    return this.#otherNames.get(high, low) >= 0;
  }

  /**
   * The mailboxes a stored copy may be in. A name without domain is somebody of that local part: whom the nearest address of the path
   * leads to, or else the only one there is. More than one when a group has several members of one local part; none when it is nobody's.
   */
  findStored(name: NameHash, path: readonly NameHash[]): readonly number[] {
    const own = this.findAddress(name.high, name.low);
    if (own >= 0) return [own];
    const namesakes = this.#groups.namesakesOf(name.high, name.low);
    for (const { high, low } of path) {
      const one = this.findAddress(high, low);
      const members = one >= 0 ? null : this.#groups.membersOf(high, low);
      const found = namesakes.filter((id) => (members === null ? id === one : members.has(id)));
      if (found.length > 0) return found;
    }
    return namesakes.length === 1 ? namesakes : [];
  }

  /** Whether a domain, by its hash, is one of the province's. */
  isOwnDomain(high: number, low: number): boolean {
    return this.#ownDomains.get(high, low) >= 0;
  }

  isRobot(mailboxId: number): boolean {
    return this.#kinds.get(mailboxId) === 'robot';
  }

  isPersonal(mailboxId: number): boolean {
    return this.#kinds.get(mailboxId) === 'personal';
  }
}

/** Reads the directory once; a mailbox's own address wins over an alias of the same name. */
export function buildAddressBook(input: {
  readonly mailboxes: readonly KnownMailbox[];
  readonly aliases: readonly KnownAlias[];
  /** Mail domains of the province besides those of its mailboxes and groups, lower case. */
  readonly ownDomains?: Iterable<string>;
}): AddressBook {
  const addresses = new Map(input.mailboxes.map(({ id, address }) => [address.toLowerCase(), id] as const));
  const localParts = listUniqueLocalParts(addresses);
  const own = new Map(addresses);
  const aliases = input.aliases.map(({ address, targets }) => ({
    address: address.toLowerCase(),
    targets: targets.map((target) => target.toLowerCase()),
  }));
  for (let depth = 0, size = -1; depth < MAX_DEPTH && size !== addresses.size; depth += 1) {
    size = addresses.size;
    for (const { address, targets } of aliases) {
      const [target] = targets;
      if (target === undefined || targets.length > 1) continue;
      if (address.startsWith('@')) addDomain(addresses, address, target);
      else addAlias(addresses, address, target);
    }
  }
  const groupIndex = new GroupIndex(own, aliases);
  const kinds = new Map(input.mailboxes.map(({ id, kind }) => [id, kind]));
  // Somebody's second name may be at a public provider, whose domain is not the province's.
  const lists = input.aliases.filter(({ address, targets }) => address.startsWith('@') || targets.length > 1);
  const named = [...input.mailboxes, ...lists].flatMap(({ address }) => domainOf(address.toLowerCase()));
  return new AddressBook({
    addresses,
    localParts,
    groups: groupIndex,
    kinds,
    otherNames: new Map([...addresses].filter(([address]) => !own.has(address))),
    ownDomains: new Set([...named, ...(input.ownDomains ?? [])]),
  });
}

function domainOf(address: string): string[] {
  const at = address.lastIndexOf('@');
  return at < 0 ? [] : [address.slice(at + 1)];
}

function addAlias(addresses: Map<string, number>, address: string, target: string): void {
  const id = addresses.get(target);
  if (id !== undefined && !addresses.has(address)) addresses.set(address, id);
}

function addDomain(addresses: Map<string, number>, oldDomain: string, newDomain: string): void {
  for (const [address, id] of [...addresses]) {
    if (!address.endsWith(newDomain)) continue;
    const renamed = address.slice(0, -newDomain.length) + oldDomain;
    if (!addresses.has(renamed)) addresses.set(renamed, id);
  }
}

function listUniqueLocalParts(addresses: ReadonlyMap<string, number>): Map<string, number> {
  const unique = new Map<string, number>();
  const shared = new Set<string>();
  for (const [address, id] of addresses) {
    const local = address.slice(0, address.lastIndexOf('@'));
    if (unique.has(local)) shared.add(local);
    unique.set(local, id);
  }
  for (const local of shared) unique.delete(local);
  return unique;
}

function fill(map: PairMap, entries: ReadonlyMap<string, number>): void {
  for (const [name, id] of entries) {
    const { high, low } = hashAddressText(name);
    map.set(high, low, id);
  }
}
