import type { DirectoryCount, DirectoryCounts } from '@nhip-thu/metrics';
import { absenceKey, type DirectoryDraft } from './directory-draft.ts';
import type { DirectoryWrites, Holding, Owned } from './planned-directory.ts';
import { compareSpans, type Span } from './spans.ts';

/** What differs between the draft and the stored directory, as rows to write. */
export function listDraftWrites(draft: DirectoryDraft): DirectoryWrites {
  const { stored } = draft;
  const gone = listGoneOfficials(draft);
  const places = compareOwned(
    stored.officials.map(({ key, places: spans }) => [key, spans]),
    [...draft.officials.values()].flatMap(({ key, places: spans }) => (gone.has(key) ? [] : [[key, spans] as const])),
  );
  const holdings = compareOwned(
    stored.mailboxes.map(({ address, holdings: spans }) => [address, spans]),
    [...draft.boxes.values()].map(({ address, holdings: spans }) => [address, spans]),
  );
  const aliases = compareOwned(
    stored.aliases.map(({ address, spans }) => [address, spans]),
    [...draft.aliases],
  );
  const storedOfficials = new Map(stored.officials.map((official) => [official.key, official]));
  const storedAgencies = new Map(stored.agencies.map((agency) => [agency.code, agency]));
  const kept = [...draft.officials.values()].filter(({ key }) => !gone.has(key));
  return {
    agencies: [...draft.agencies.values()].filter((agency) => !isSame(agency, storedAgencies.get(agency.code), ['name', 'tier'])),
    officials: kept.filter((official) => !isSame(official, storedOfficials.get(official.key), ['fullName', 'code'])),
    mailboxes: [...draft.boxes.values()].filter(({ id }) => id === null).map(({ address }) => address),
    places: places.put,
    holdings: holdings.put,
    aliases: aliases.put,
    absences: kept.flatMap(({ key, absences }) =>
      absences
        .filter((absence) => !storedOfficials.get(key)?.absences.some((old) => JSON.stringify(old) === JSON.stringify(absence)))
        .map((absence) => ({ owner: key, absence })),
    ),
    removed: {
      places: places.removedIds,
      holdings: holdings.removedIds,
      aliases: aliases.removedIds,
      absences: stored.officials.filter(({ key }) => gone.has(key)).flatMap(({ absences }) => absences.flatMap(({ id }) => id ?? [])),
      officials: stored.officials.filter(({ key }) => gone.has(key)).map(({ id }) => id),
    },
  };
}

/** Counts what becomes of everything stored and of everything the files name. */
export function countDraft(draft: DirectoryDraft, writes: DirectoryWrites): DirectoryCounts {
  const { stored, named } = draft;
  const places = stored.officials.map(({ key, places: spans }) => [key, spans] as const);
  const holdings = stored.mailboxes.map(({ address, holdings: spans }) => [address, spans] as const);
  const gone = stored.officials.filter(({ id }) => writes.removed.officials.includes(id)).map(({ key }) => key);
  const storedAbsences = stored.officials.flatMap(({ key, absences }) => absences.map((absence) => absenceKey(key, absence)));
  return {
    agencies: countSubject(
      stored.agencies.map(({ code }) => code),
      named.agencies,
      writes.agencies.map(({ code }) => code),
    ),
    officials: countSubject(
      places.map(([key]) => key),
      named.officials,
      [...writes.officials.map(({ key }) => key), ...owners(writes.places), ...ownersOf(places, writes.removed.places)],
      gone,
    ),
    mailboxes: countSubject(
      holdings.map(([address]) => address),
      named.mailboxes,
      [...owners(writes.holdings), ...ownersOf(holdings, writes.removed.holdings)],
    ),
    aliases: countSubject(
      stored.aliases.map(({ address }) => address),
      named.aliases,
      owners(writes.aliases),
    ),
    absences: countSubject(
      storedAbsences,
      named.absences,
      writes.absences.map(({ owner, absence }) => absenceKey(owner, absence)),
    ),
  };
}

function owners(list: readonly Owned<unknown>[]): string[] {
  return list.map(({ owner }) => owner);
}

/** Owners of the stored rows of these ids. */
function ownersOf(all: readonly (readonly [string, readonly { readonly id: number | null }[]])[], ids: readonly number[]): string[] {
  const wanted = new Set<number | null>(ids);
  return all.flatMap(([owner, list]) => (list.some(({ id }) => id !== null && wanted.has(id)) ? [owner] : []));
}

function countSubject(
  storedKeys: readonly string[],
  named: ReadonlySet<string>,
  touched: readonly string[],
  gone: readonly string[] = [],
): DirectoryCount {
  const [stored, different, left] = [new Set(storedKeys), new Set(touched), new Set(gone)];
  const known = [...named].filter((key) => stored.has(key));
  const changed = known.filter((key) => different.has(key)).length;
  return {
    added: named.size - known.length,
    changed,
    unchanged: known.length - changed,
    removed: left.size,
    notInFile: storedKeys.filter((key) => !named.has(key) && !left.has(key)).length,
  };
}

/** Officials who hold or held a box. */
function held(lists: readonly (readonly Span<Holding>[])[]): Set<string> {
  return new Set(lists.flat().flatMap(({ value }) => value.official ?? []));
}

/** Officials who turned out to be no people: their only box was corrected to another kind, and no row names them. */
function listGoneOfficials({ stored, officials, boxes, named }: DirectoryDraft): Set<string> {
  const before = held(stored.mailboxes.map(({ holdings }) => holdings));
  const after = held([...boxes.values()].map(({ holdings }) => holdings));
  return new Set([...officials.keys()].filter((key) => before.has(key) && !after.has(key) && !named.officials.has(key)));
}

type OwnedSpans<Value> = readonly (readonly [owner: string, spans: readonly Span<Value>[]])[];

function compareOwned<Value>(stored: OwnedSpans<Value>, wanted: OwnedSpans<Value>): { put: Owned<Value>[]; removedIds: number[] } {
  const wantedOf = new Map(wanted);
  const storedOf = new Map(stored);
  const put: Owned<Value>[] = [];
  const removedIds: number[] = [];
  for (const owner of new Set([...storedOf.keys(), ...wantedOf.keys()])) {
    const [old, now] = [storedOf.get(owner) ?? [], wantedOf.get(owner) ?? []];
    if (old === now) continue;
    const writes = compareSpans(old, now);
    put.push(...writes.put.map((span) => ({ owner, span })));
    removedIds.push(...writes.removedIds);
  }
  return { put, removedIds };
}

function isSame<Key extends string>(
  a: Readonly<Record<Key, unknown>>,
  b: Readonly<Record<Key, unknown>> | undefined,
  keys: readonly Key[],
): boolean {
  return b !== undefined && keys.every((key) => a[key] === b[key]);
}
