import { addDays, type DirectoryRowReply, type IsoDate, type MailboxKind, type AgencyTier } from '@nhip-thu/metrics';
import type { AbsenceEntry } from './absence-file.ts';
import type { AliasEntry } from './alias-file.ts';
import type { DirectoryEntry, DirectoryType } from './directory-file.ts';
import type { Holding, Place, StoredAbsence, StoredDirectory, Subject, Targets } from './planned-directory.ts';
import type { FaultList } from './import-fault.ts';
import { roleOfPosition } from './official-role.ts';
import { BEGINNING, correctLast, setFrom, spanAt, type Span } from './spans.ts';

export interface DraftAgency {
  readonly id: number | null;
  readonly code: string;
  name: string;
  tier: AgencyTier;
}

export interface DraftOfficial {
  readonly key: string;
  readonly id: number | null;
  fullName: string;
  code: string | null;
  places: readonly Span<Place>[];
  absences: StoredAbsence[];
}

export interface DraftBox {
  readonly id: number | null;
  readonly address: string;
  holdings: readonly Span<Holding>[];
}

const KIND_OF_TYPE: Record<DirectoryType, MailboxKind> = {
  official: 'personal',
  unit: 'unit',
  shared: 'shared',
  service: 'robot',
  leaver: 'leaver',
  unmatched: 'unmatched',
};

/** Name of the field by which a row says that it replaces what is stored from a later day on. */
export const REPLACES_LATER = 'replacesFrom';

type Field = DirectoryRowReply['fields'][number];

/** A copy of the directory into which rows of files are entered one by one; what became different is what must be written. */
export class DirectoryDraft {
  readonly agencies = new Map<string, DraftAgency>();
  readonly officials = new Map<string, DraftOfficial>();
  readonly boxes = new Map<string, DraftBox>();
  readonly aliases = new Map<string, readonly Span<Targets>[]>();
  /** What the files speak of. */
  readonly named: Readonly<Record<Subject, Set<string>>> = {
    ...{ agencies: new Set(), officials: new Set(), mailboxes: new Set(), aliases: new Set(), absences: new Set() },
  };
  readonly #byCode = new Map<string, DraftOfficial>();
  /** Addresses of boxes an official holds or held. */
  readonly #boxesOf = new Map<string, Set<string>>();

  constructor(readonly stored: StoredDirectory) {
    for (const agency of stored.agencies) this.agencies.set(agency.code, { ...agency });
    for (const official of stored.officials) this.#addOfficial({ ...official, absences: [...official.absences] });
    for (const box of stored.mailboxes) {
      this.boxes.set(box.address, { ...box });
      this.#noteHolders(box.address, box.holdings);
    }
    for (const { address, spans } of stored.aliases) this.aliases.set(address, spans);
  }

  /** Enters a row of a directory file. A row with `from` speaks of the days from then on; without it, it corrects what is said last. */
  takeEntry(entry: DirectoryEntry, faults?: FaultList): DirectoryRowReply {
    this.#takeAgency(entry);
    const box = this.#boxOf(entry);
    const before = box === null ? undefined : spanAt(box.holdings, dayOf(entry))?.value;
    const fields: Field[] = [];
    const official = entry.type === 'official' ? this.#takeOfficial(entry, before, fields) : null;
    if (box !== null) this.#takeBox(entry, box, official, fields, faults);
    const status = statusOf((box ?? official)?.id === null, fields);
    return { file: 'directory', row: entry.row, key: entry.address ?? entry.code ?? entry.fullName, status, fields };
  }

  #boxOf({ address }: DirectoryEntry): DraftBox | null {
    return address === null ? null : (this.boxes.get(address) ?? { id: null, address, holdings: [] });
  }

  /** Enters an alias; the order of targets means nothing. */
  takeAlias({ row, address, targets, from, to }: AliasEntry): DirectoryRowReply {
    const old = this.aliases.get(address) ?? [];
    const value: Targets = { targets: targets.toSorted() };
    const spans = from === null ? correctLast(old, value, to) : setFrom(old, value, { from, to });
    this.aliases.set(address, spans);
    this.named.aliases.add(address);
    const change = [
      ...compareText('targets', spanAt(old, from)?.value.targets.join(' '), value.targets.join(' ')),
      ...compareLater(old, { from, to }),
    ];
    return { file: 'aliases', row, key: address, status: statusOf(old.length === 0, change), fields: change };
  }

  /** Enters leave, an exemption or a secondment of a person who is known by mailbox or number. */
  takeAbsence(entry: AbsenceEntry, faults?: FaultList): DirectoryRowReply[] {
    const official = this.#findPerson(entry.person, entry.from);
    if (official === undefined) {
      faults?.add({ row: entry.row, column: 'person', code: 'unknown-person', found: entry.person });
      return [];
    }
    if (entry.kind === 'secondment') return this.#takeSecondment(entry, official, faults);
    const { kind, from, to, reason } = entry;
    const at = official.absences.findIndex((each) => each.kind === kind && each.from === from);
    const old = official.absences[at];
    this.named.absences.add(absenceKey(official.key, { kind: entry.kind, from: entry.from }));
    const absence: StoredAbsence = { id: old?.id ?? null, kind, from, to, reason };
    if (old === undefined) official.absences.push(absence);
    else official.absences[at] = absence;
    const change = [...compareText('to', old?.to, to), ...compareText('reason', old?.reason, reason)];
    return [{ file: 'absences', row: entry.row, key: entry.person, status: statusOf(old === undefined, change), fields: change }];
  }

  #takeAgency({ agencyCode: code, agencyName, tier }: DirectoryEntry): void {
    if (code === null || agencyName === null) return;
    this.named.agencies.add(code);
    const agency = this.agencies.get(code);
    if (agency === undefined) this.agencies.set(code, { id: null, code, name: agencyName, tier: tier ?? 'department' });
    else Object.assign(agency, { name: agencyName, tier: tier ?? agency.tier });
  }

  #takeOfficial(entry: DirectoryEntry, before: Holding | undefined, fields: Field[]): DraftOfficial {
    const known = this.#personOf(entry, before);
    const official = known ?? this.#addOfficial(newOfficial(entry));
    this.named.officials.add(official.key);
    const old = known === undefined ? undefined : spanAt(official.places, dayOf(entry))?.value;
    const place = placeOf(entry, old);
    const last = official.places.at(-1);
    const places = editSpans(official.places, place, entry);
    fields.push(...comparePerson(known, entry), ...comparePlace(old, place));
    if (last !== undefined) fields.push(...compareText('to', last.to, places.at(-1)?.to));
    fields.push(...compareLater(official.places, entry));
    official.places = places;
    official.fullName = entry.fullName;
    if (entry.code !== null) this.#setCode(official, entry.code);
    return official;
  }

  /** By number if the file tells it, else whoever holds the box. Who holds the box under another number is somebody else. */
  #personOf({ code }: DirectoryEntry, before: Holding | undefined): DraftOfficial | undefined {
    const holder = before?.kind === 'personal' && before.official !== null ? this.officials.get(before.official) : undefined;
    if (code === null) return holder;
    return this.#byCode.get(code) ?? (holder?.code === null ? holder : undefined);
  }

  #takeBox(entry: DirectoryEntry, box: DraftBox, official: DraftOfficial | null, fields: Field[], faults?: FaultList): void {
    const old = spanAt(box.holdings, dayOf(entry))?.value;
    const holding = holdingOf(entry, official, old);
    for (const field of ['kind', 'agency'] as const) fields.push(...compareText(field, old?.[field], holding[field]));
    if (old !== undefined && old.official !== holding.official) {
      fields.push({ field: 'holder', from: this.#nameOf(old.official), to: this.#nameOf(holding.official) });
    }
    if (!fields.some(({ field }) => field === REPLACES_LATER)) fields.push(...compareLater(box.holdings, entry));
    box.holdings = editSpans(box.holdings, holding, entry);
    if (official !== null && entry.to !== null && spanAt(official.places, entry.to) === undefined) {
      box.holdings = leaveBehind(box.holdings, official.key, entry.agencyCode, entry.to);
    }
    this.boxes.set(box.address, box);
    this.named.mailboxes.add(box.address);
    this.#noteHolders(box.address, box.holdings);
    if (official !== null) this.#checkSecondBox(entry, box, official, faults);
  }

  #checkSecondBox({ row }: DirectoryEntry, box: DraftBox, official: DraftOfficial, faults?: FaultList): void {
    const isHeld = ({ value }: Span<Holding>): boolean => value.kind === 'personal' && value.official === official.key;
    const own = box.holdings.filter(isHeld);
    for (const address of this.#boxesOf.get(official.key) ?? []) {
      if (address === box.address) continue;
      const clash = this.boxes.get(address)?.holdings.some((span) => isHeld(span) && own.some((mine) => overlap(span, mine)));
      if (clash) faults?.add({ row, column: 'mailbox', code: 'second-box', found: official.fullName, expected: address });
    }
  }

  #takeSecondment(entry: AbsenceEntry, official: DraftOfficial, faults?: FaultList): DirectoryRowReply[] {
    const { row, person, host, from, to } = entry;
    if (host === null || !this.agencies.has(host)) {
      faults?.add({ row, column: 'host', code: 'unknown-agency', found: host ?? '' });
      return [];
    }
    const old = spanAt(official.places, from)?.value;
    const home = old === undefined ? null : (old.home ?? old.agency);
    if (old === undefined || home === null) {
      faults?.add({ row, column: 'person', code: 'person-without-unit', found: person });
      return [];
    }
    const division = old.agency === host ? old.division : null;
    official.places = setFrom(official.places, { ...old, agency: host, division, home }, { from, to });
    const change = compareText('agency', old.agency, host);
    return [{ file: 'absences', row, key: person, status: statusOf(false, change), fields: change }];
  }

  #findPerson(person: string, day: IsoDate): DraftOfficial | undefined {
    if (!person.includes('@')) return this.#byCode.get(person);
    const holdings = this.boxes.get(person)?.holdings ?? [];
    const held = spanAt(holdings, day) ?? holdings.at(-1);
    return held?.value.official === undefined || held.value.official === null ? undefined : this.officials.get(held.value.official);
  }

  #addOfficial(official: DraftOfficial): DraftOfficial {
    this.officials.set(official.key, official);
    if (official.code !== null) this.#byCode.set(official.code, official);
    return official;
  }

  #setCode(official: DraftOfficial, code: string): void {
    official.code = code;
    this.#byCode.set(code, official);
  }

  #noteHolders(address: string, holdings: readonly Span<Holding>[]): void {
    for (const { value } of holdings) {
      if (value.official === null) continue;
      const boxes = this.#boxesOf.get(value.official) ?? new Set();
      this.#boxesOf.set(value.official, boxes.add(address));
    }
  }

  #nameOf(key: string | null): string | null {
    return key === null ? null : (this.officials.get(key)?.fullName ?? null);
  }
}

function newOfficial({ address, code, fullName }: DirectoryEntry): DraftOfficial {
  return { key: `new ${code ?? address ?? ''}`, id: null, fullName, code, places: [], absences: [] };
}

/** The place a row tells of. A file names the own agency of a seconded person, who stays with the host. */
function placeOf(entry: DirectoryEntry, old: Place | undefined): Place {
  const isSeconded = old !== undefined && old.home !== null && old.home === entry.agencyCode;
  const agency = isSeconded ? old.agency : entry.agencyCode;
  const isSameAgency = old !== undefined && old.agency === agency;
  const division = entry.division === undefined || isSeconded ? (isSameAgency ? old.division : null) : entry.division;
  const role = entry.role ?? (isSameAgency && old.position === entry.position ? old.role : roleOfPosition(entry.position));
  return { agency, division, home: isSeconded ? old.home : null, role, position: entry.position };
}

function holdingOf(entry: DirectoryEntry, official: DraftOfficial | null, old: Holding | undefined): Holding {
  const kind = KIND_OF_TYPE[entry.type];
  if (official !== null) return { kind, official: official.key, agency: null };
  return { kind, official: kind === 'leaver' ? (old?.official ?? null) : null, agency: entry.agencyCode };
}

/** The day a row speaks of: its first, else its last; null: the last that is known. */
function dayOf({ from, to }: DirectoryEntry): IsoDate | null {
  return from ?? (to === null ? null : addDays(to, -1));
}

/** Whoever leaves on a day leaves their box behind, in its grace until somebody else gets it. */
function leaveBehind(holdings: readonly Span<Holding>[], official: string, agency: string | null, day: IsoDate): readonly Span<Holding>[] {
  const isOwn = ({ value, from, to }: Span<Holding>): boolean =>
    value.kind === 'personal' && value.official === official && from < day && (to === null || to > day);
  const cut = holdings.map((span) => (isOwn(span) ? { ...span, to: day } : span));
  const next = cut.find((span) => span.from >= day);
  return next?.from === day ? cut : setFrom(cut, { kind: 'leaver', official, agency }, { from: day, to: next?.from ?? null });
}

function editSpans<Value>(spans: readonly Span<Value>[], value: Value, { from, to }: DirectoryEntry): readonly Span<Value>[] {
  return from === null ? correctLast(spans, value, to) : setFrom(spans, value, { from, to });
}

function overlap(a: Span<unknown>, b: Span<unknown>): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to) && a.from >= BEGINNING;
}

function compareText(field: string, from: string | null | undefined, to: string | null | undefined): Field[] {
  return (from ?? null) === (to ?? null) ? [] : [{ field, from: from ?? null, to: to ?? null }];
}

/** A row of an earlier day that takes the place of what is stored of later ones: the first of these. */
function compareLater<Value>(spans: readonly Span<Value>[], { from, to }: Pick<DirectoryEntry, 'from' | 'to'>): Field[] {
  if (from === null) return [];
  const later = spans.find((span) => span.id !== null && span.from > from && (to === null || span.from < to));
  return later === undefined ? [] : [{ field: REPLACES_LATER, from: later.from, to: from }];
}

function comparePerson(known: DraftOfficial | undefined, entry: DirectoryEntry): Field[] {
  return [...compareText('fullName', known?.fullName, entry.fullName), ...compareText('code', known?.code, entry.code ?? known?.code)];
}

function comparePlace(old: Place | undefined, place: Place): Field[] {
  return (['agency', 'division', 'role', 'position'] as const).flatMap((field) => compareText(field, old?.[field], place[field]));
}

function statusOf(isNew: boolean, change: readonly Field[]): DirectoryRowReply['status'] {
  if (isNew) return 'added';
  return change.length > 0 ? 'changed' : 'unchanged';
}

/** What tells absences apart. */
export function absenceKey(owner: string, { kind, from }: Pick<StoredAbsence, 'kind' | 'from'>): string {
  return `${owner} ${kind} ${from}`;
}
