import { hashAddressText } from '../../ingest/maillog/address-hash.ts';
import { PairMap } from './pair-map.ts';

/** Groups within groups and renamed domains are followed this far. */
const MAX_DEPTH = 8;

interface Alias {
  readonly address: string;
  readonly targets: readonly string[];
}

/** Answers who the members of an address are, and who has a local part: for logs that name a mailbox without its domain. */
export class GroupIndex {
  readonly #members = new Lists<ReadonlySet<number>>(new Set());
  readonly #namesakes = new Lists<readonly number[]>([]);

  /**
   * @param addresses mailboxes by their own address, lower case
   * @param aliases lower case; `@old.domain` has one target `@new.domain`
   */
  constructor(addresses: ReadonlyMap<string, number>, aliases: readonly Alias[]) {
    const targets = new Map(aliases.map((alias) => [alias.address, alias.targets] as const));
    for (const name of listNames(aliases)) this.#members.set(name, expand(name, addresses, targets, MAX_DEPTH));
    const namesakes = new Map<string, number[]>();
    for (const [address, id] of addresses) {
      const local = address.slice(0, address.lastIndexOf('@'));
      namesakes.set(local, [...(namesakes.get(local) ?? []), id]);
    }
    for (const [local, ids] of namesakes) this.#namesakes.set(local, ids);
  }

  /** The mailboxes a mail to this group or alias goes to. */
  membersOf(high: number, low: number): ReadonlySet<number> {
    return this.#members.get(high, low);
  }

  /** The mailboxes that have this local part. */
  namesakesOf(high: number, low: number): readonly number[] {
    return this.#namesakes.get(high, low);
  }
}

/** What belongs to the hash of a name. */
class Lists<T> {
  readonly #lists: T[] = [];
  readonly #index = new PairMap();
  readonly #none: T;

  constructor(none: T) {
    this.#none = none;
  }

  set(name: string, list: T): void {
    const { high, low } = hashAddressText(name);
    this.#index.set(high, low, this.#lists.length);
    this.#lists.push(list);
  }

  get(high: number, low: number): T {
    return this.#lists[this.#index.get(high, low)] ?? this.#none;
  }
}

/** Every group and alias, and its name in the old domains. */
function listNames(aliases: readonly Alias[]): Set<string> {
  const names = new Set(aliases.map(({ address }) => address).filter((address) => !address.startsWith('@')));
  const renamed = aliases.filter(({ address }) => address.startsWith('@'));
  for (let depth = 0, size = -1; depth < MAX_DEPTH && size !== names.size; depth += 1) {
    size = names.size;
    for (const { address: oldDomain, targets } of renamed) {
      const [domain = ''] = targets;
      for (const name of [...names].filter((each) => each.endsWith(domain)))
        names.add(name.slice(0, name.length - domain.length) + oldDomain);
    }
  }
  return names;
}

/** A mailbox of the same name, or else the members of the members. */
function expand(
  name: string,
  addresses: ReadonlyMap<string, number>,
  targets: ReadonlyMap<string, readonly string[]>,
  depth: number,
): Set<number> {
  const own = addresses.get(name);
  if (own !== undefined) return new Set([own]);
  if (depth === 0) return new Set();
  const at = name.lastIndexOf('@');
  const [domain] = targets.get(name.slice(at)) ?? [];
  const next = targets.get(name) ?? (domain === undefined ? [] : [name.slice(0, at) + domain]);
  return new Set(next.flatMap((target) => [...expand(target, addresses, targets, depth - 1)]));
}
