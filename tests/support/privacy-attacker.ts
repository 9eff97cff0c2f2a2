/** A group of people as bits, and between which counts those lie who have a property. */
export interface Claim {
  /** The property: a definition in a month, or in another span. */
  readonly property: string;
  readonly group: bigint;
  readonly least: number;
  readonly most: number;
}

/** A claim, and how many its group are: of a group less one within it the size follows, and is not counted again. */
interface Sized extends Claim {
  readonly size: number;
}

/** Whoever has the first property has the second. */
export type Implication = readonly [string, string];

/** People who certainly have a property, and who certainly have not. */
export interface Certain {
  readonly has: bigint;
  readonly hasNot: bigint;
}

/** How many derived claims of one property are looked at. */
const MOST_CLAIMS = 200;
const ROUNDS = 3;

/**
 * What follows with certainty from claims: every one that is derived holds in every world in which those given do.
 *
 * Derived are the differences of a group and one within it, the union of groups that are apart, what the rest of a total leaves for one of its parts,
 * and, where one property implies another, the claim of the one as a bound of the other. Everybody of a group of which nobody, or everybody,
 * has the property is certain.
 */
export function deduce(
  claims: readonly Claim[],
  implications: readonly Implication[],
  mostClaims = MOST_CLAIMS,
): ReadonlyMap<string, Certain> {
  const byProperty = new Map<string, Map<bigint, Sized>>();
  const changed = new Set<string>();
  const add = (claim: Sized): void => {
    if (note(byProperty, claim)) changed.add(claim.property);
  };
  for (const claim of claims) add({ ...claim, size: sizeOf(claim.group) });
  for (let pass = 0; pass < 2; pass += 1) {
    for (const [stronger, weaker] of implications) {
      const [strong, weak] = [stronger, weaker].map((property) => [...(byProperty.get(property)?.values() ?? [])]);
      for (const claim of strong ?? []) add({ ...claim, property: weaker, most: claim.size });
      for (const claim of weak ?? []) add({ ...claim, property: stronger, least: 0 });
    }
    for (const property of changed) close(byProperty.get(property) ?? new Map(), mostClaims);
    changed.clear();
  }
  return new Map([...byProperty].map(([property, known]) => [property, certainOf([...known.values()])]));
}

/** How many are in a group, 32 people at a time: counting them one by one, or looking them up by a number of hundreds of bits, takes ten times as long. */
export function sizeOf(group: bigint): number {
  let count = 0;
  for (let rest = group; rest > 0n; rest >>= 32n) count += countBits(Number(BigInt.asUintN(32, rest)));
  return count;
}

/** Ones among 32 bits, added up in pairs, fours and eights. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  const eights = (fours + (fours >>> 4)) & 0x0f0f_0f0f;
  return Math.imul(eights, 0x0101_0101) >>> 24;
}

function certainOf(claims: readonly Sized[]): Certain {
  const unite = (list: readonly Sized[]): bigint => list.reduce((all, { group }) => all | group, 0n);
  return {
    has: unite(claims.filter(({ size, least }) => least === size)),
    hasNot: unite(claims.filter(({ most }) => most === 0)),
  };
}

/** @returns whether anything became known */
function note(byProperty: Map<string, Map<bigint, Sized>>, claim: Sized): boolean {
  const known = byProperty.get(claim.property) ?? new Map<bigint, Sized>();
  byProperty.set(claim.property, known);
  return tighten(known, claim);
}

/** @returns whether anything became known */
function tighten(known: Map<bigint, Sized>, claim: Sized): boolean {
  if (claim.group === 0n) return false;
  const before = known.get(claim.group);
  const { size } = claim;
  const least = Math.max(0, claim.least, before?.least ?? 0);
  const most = Math.min(claim.most, before?.most ?? size);
  // Between nobody and everybody: nothing is said.
  if (least === 0 && most === size) return false;
  if (before !== undefined && before.least === least && before.most === most) return false;
  // Written out: millions of them are compared, which takes half as long when all are made alike.
  known.set(claim.group, { property: claim.property, group: claim.group, size, least, most });
  return true;
}

function close(known: Map<bigint, Sized>, mostClaims: number): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    let isNew = false;
    const claims = [...known.values()];
    const bySize = claims.toSorted((a, b) => a.size - b.size);
    for (const whole of claims) isNew = subtractParts(known, whole, bySize) || isNew;
    for (const a of claims) {
      for (const b of claims) {
        if (known.size > mostClaims) break;
        if (isWithin(b, a)) isNew = tighten(known, difference(a, b)) || isNew;
      }
    }
    if (!isNew) return;
  }
}

/** Whether all people of the one group, and not only they, are in the other. Sizes first: numbers are compared in a tenth of the time. */
function isWithin(part: Sized, whole: Sized): boolean {
  return part.size < whole.size && (whole.group & part.group) === part.group;
}

/** @param b of people who are all in the group of the first */
function difference(a: Sized, b: Sized): Sized {
  return { property: a.property, group: a.group & ~b.group, size: a.size - b.size, least: a.least - b.most, most: a.most - b.least };
}

/** What a difference was before a part was taken from it. */
function giveBack(rest: Sized, part: Sized): Sized {
  const group = rest.group | part.group;
  return { property: rest.property, group, size: rest.size + part.size, least: rest.least + part.most, most: rest.most + part.least };
}

/**
 * A total less all but one of its parts, for each of them; the parts taken from the smallest and from the largest on.
 * @param bySize all claims, the smallest group first
 */
function subtractParts(known: Map<bigint, Sized>, whole: Sized, bySize: readonly Sized[]): boolean {
  const within = bySize.filter((claim) => isWithin(claim, whole));
  let isNew = false;
  for (const order of [within, within.toReversed()]) {
    const parts: Sized[] = [];
    let taken = 0n;
    for (const claim of order) {
      if ((claim.group & taken) !== 0n) continue;
      parts.push(claim);
      taken |= claim.group;
    }
    const rest = parts.reduce(difference, whole);
    for (const kept of [rest, ...parts.map((part) => giveBack(rest, part))]) isNew = tighten(known, kept) || isNew;
  }
  return isNew;
}
