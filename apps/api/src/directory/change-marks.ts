import type { IsoDate } from '@nhip-thu/metrics';
import type { DaySpan, DirectoryMarks, OfficialSpan, UnitSpan } from '../queue/directory-marks.ts';

/** A row of the directory before and after a change, by column; null when it was not there. */
export interface ChangedRow {
  readonly tableName: string;
  readonly rowId: number;
  readonly before: StoredRow | null;
  readonly after: StoredRow | null;
}

export type StoredRow = Readonly<Record<string, unknown>>;

const BEGINNING = '1900-01-01';
/** All days. */
export const ALWAYS: DaySpan = { from: BEGINNING, to: null };

/**
 * Reads from changed rows what depends on them. Pure.
 *
 * A mailbox that is new or gone matters on the days whose logs name it; an alias and a robot on the days they hold. Who holds a box, who works where and in which
 * role decides on those days about mail by role group, and otherwise changes only the bits of that official and the figures of the units concerned, in the periods that touch
 * the changed days. Of an official or a box that is itself new or gone the address says on which days. A row of which only the end moved changed between the two ends.
 */
export function listMarks(rows: readonly ChangedRow[]): DirectoryMarks {
  const fresh = new Set(rows.flatMap((row) => (row.before === null || row.after === null ? [nameOf(row.tableName, row.rowId)] : [])));
  const all = rows.map((row) => MARKS_OF[row.tableName]?.(row, listChangedSpans(row), fresh) ?? {});
  return {
    days: mergeSpans(all.flatMap(({ days }) => days ?? [])),
    addresses: [...new Set(all.flatMap(({ addresses }) => addresses ?? []))].toSorted(),
    officialIds: [...new Set(all.flatMap(({ officialIds }) => officialIds ?? []))].toSorted((a, b) => a - b),
    units: unique(all.flatMap(({ units }) => units ?? [])),
    officials: unique(all.flatMap(({ officials }) => officials ?? [])),
  };
}

/** @param fresh names of the rows that are new or gone */
type MarksOf = (row: ChangedRow, spans: readonly DaySpan[], fresh: ReadonlySet<string>) => Partial<DirectoryMarks>;

/** By table; no figure depends on what the other tables say. */
const MARKS_OF: Readonly<Record<string, MarksOf>> = {
  mailbox: (row) => ({ addresses: listTexts(row, 'address') }),
  alias: (_row, spans) => ({ days: spans }),
  mailbox_assignment: (row, spans, fresh) => ({
    days: isRobotChange(row) || !isFresh(row, 'mailbox', fresh) ? spans : [],
    officialIds: listNumbers(row, 'official_id'),
    officials: officialSpans(row, spans),
    units: unitSpans(row, spans),
  }),
  // Rules look back: who moved is judged in their later units by days in the former ones.
  membership: (row, spans, fresh) => ({
    days: hasMoved(row) && !isFresh(row, 'official', fresh) ? spans : [],
    officialIds: listNumbers(row, 'official_id'),
    units: unitSpans(row, spans),
    officials: officialSpans(row, spans),
  }),
  absence: (row, spans) => ({ officials: officialSpans(row, spans) }),
  agency: (row) => ({ units: hasMovedEnds(row) ? [{ ...ALWAYS, agencyId: row.rowId }] : [] }),
  // The view by today's structure changes for every period before it, through chains of successions for any agency.
  succession: (row) => ({ units: (row.after ?? row.before)?.['kind'] === 'rename' ? [] : [{ ...ALWAYS, agencyId: 0 }] }),
};

function officialSpans(row: ChangedRow, spans: readonly DaySpan[]): OfficialSpan[] {
  return listNumbers(row, 'official_id').flatMap((officialId) => spans.map((span) => ({ ...span, officialId })));
}

function unitSpans(row: ChangedRow, spans: readonly DaySpan[]): UnitSpan[] {
  return listNumbers(row, 'agency_id').flatMap((agencyId) => spans.map((span) => ({ ...span, agencyId })));
}

/** The days on which a row says something else than before. */
function listChangedSpans({ before, after }: ChangedRow): DaySpan[] {
  if (before === null || after === null) return [before, after].flatMap((row) => (row === null ? [] : [spanOf(row)]));
  const [old, now] = [spanOf(before), spanOf(after)];
  if (!isSameButDates(before, after)) return [old, now];
  const spans: DaySpan[] = [];
  if (old.from !== now.from) spans.push(old.from < now.from ? { from: old.from, to: now.from } : { from: now.from, to: old.from });
  if (old.to !== now.to) {
    const [from, to] = old.to === null || (now.to !== null && now.to < old.to) ? [now.to, old.to] : [old.to, now.to];
    // One of two different ends is no null, and it is the earlier.
    spans.push({ from: from ?? BEGINNING, to });
  }
  return spans;
}

function isSameButDates(before: StoredRow, after: StoredRow): boolean {
  const rest = (row: StoredRow): string => JSON.stringify({ ...row, valid_from: null, valid_to: null });
  return rest(before) === rest(after);
}

function spanOf(row: StoredRow): DaySpan {
  const { valid_from: from, valid_to: to } = row;
  return { from: typeof from === 'string' ? from : BEGINNING, to: typeof to === 'string' ? to : null };
}

function hasMovedEnds({ before, after }: ChangedRow): boolean {
  return before === null || after === null || JSON.stringify(spanOf(before)) !== JSON.stringify(spanOf(after));
}

const nameOf = (table: string, id: unknown): string => `${table} ${String(id)}`;

/** Whether the mailbox or official of a row is new or gone itself. */
function isFresh({ before, after }: ChangedRow, table: 'mailbox' | 'official', fresh: ReadonlySet<string>): boolean {
  return [before, after].every((row) => row === null || fresh.has(nameOf(table, row[`${table}_id`])));
}

/** Whether agency, role or days differ; division and position decide about no day. */
function hasMoved({ before, after }: ChangedRow): boolean {
  return ['agency_id', 'role', 'valid_from', 'valid_to'].some((column) => before?.[column] !== after?.[column]);
}

function isRobotChange({ before, after }: ChangedRow): boolean {
  return before?.['kind'] === 'robot' || after?.['kind'] === 'robot';
}

function listNumbers({ before, after }: ChangedRow, column: string): number[] {
  return [...new Set([before?.[column], after?.[column]].filter((value) => typeof value === 'number'))];
}

function listTexts({ before, after }: ChangedRow, column: string): string[] {
  return [...new Set([before?.[column], after?.[column]].filter((value) => typeof value === 'string'))];
}

/** One span for spans that touch. */
function mergeSpans(spans: readonly DaySpan[]): DaySpan[] {
  const merged: DaySpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    const last = merged.at(-1);
    if (last === undefined || (last.to !== null && last.to < span.from)) merged.push(span);
    else merged[merged.length - 1] = { from: last.from, to: last.to === null || span.to === null ? null : later(last.to, span.to) };
  }
  return merged;
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? b : a;
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
