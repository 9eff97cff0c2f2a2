import { addDays, type IsoDate } from '@nhip-thu/metrics';

/** First day of what was always so. */
export const BEGINNING = '1900-01-01';

/** A value from a day until the day before another; `id` of the stored row, null for a new one. */
export interface Span<Value> {
  readonly id: number | null;
  readonly value: Value;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** What rows must be written to get from one list of spans to another. */
export interface SpanWrites<Value> {
  readonly put: readonly Span<Value>[];
  readonly removedIds: readonly number[];
}

/** The span that holds on a day; without a day the last one. */
export function spanAt<Value>(spans: readonly Span<Value>[], day: IsoDate | null): Span<Value> | undefined {
  if (day === null) return spans.at(-1);
  return spans.find((span) => span.from <= day && (span.to === null || day < span.to));
}

/**
 * Puts another value into the span that was meant, because what stood there was wrong: the last one, or the one that holds until `to`, which
 * then ends there. The first span of all holds from the beginning. Spans after it stay.
 */
export function correctLast<Value>(spans: readonly Span<Value>[], value: Value, to: IsoDate | null): Span<Value>[] {
  const meant = spanAt(spans, to === null ? null : addDays(to, -1));
  if (meant !== undefined) return spans.map((span) => (span === meant ? { ...span, value, to: to ?? span.to } : span));
  const before = spans.findLast((span) => span.to !== null && to !== null && span.to < to);
  return setFrom(spans, value, { from: before?.to ?? BEGINNING, to });
}

/**
 * Lets a value hold from `from` until the day before `to` (null: for good), whatever stood there; what stood before and after stays.
 * A span that said the same up to `from` goes on, so that setting what holds already changes nothing.
 */
export function setFrom<Value>(
  spans: readonly Span<Value>[],
  value: Value,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate | null },
): Span<Value>[] {
  const before: Span<Value>[] = [];
  const after: Span<Value>[] = [];
  let reusedId: number | null = null;
  for (const span of spans) {
    const isCutBefore = span.from < from;
    if (isCutBefore) before.push({ ...span, to: earlier(span.to, from) });
    const isCutAfter = to !== null && (span.to === null || span.to > to);
    if (isCutAfter) after.push(span.from >= to ? span : { ...span, id: isCutBefore ? null : span.id, from: to });
    if (!isCutBefore && !isCutAfter) reusedId ??= span.id;
  }
  const set: Span<Value> = { id: reusedId, value, from, to };
  return joinEqual([...before, set, ...after]);
}

/** Spans that touch and say the same are one. */
function joinEqual<Value>(spans: readonly Span<Value>[]): Span<Value>[] {
  const joined: Span<Value>[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && last.to === span.from && isEqual(last.value, span.value))
      joined[joined.length - 1] = { ...last, id: last.id ?? span.id, to: span.to };
    else joined.push(span);
  }
  return joined;
}

/** What differs between stored spans and those wanted. */
export function compareSpans<Value>(stored: readonly Span<Value>[], wanted: readonly Span<Value>[]): SpanWrites<Value> {
  const byId = new Map(stored.map((span) => [span.id, span]));
  const kept = new Set(wanted.map(({ id }) => id));
  return {
    put: wanted.filter((span) => span.id === null || !isEqual(byId.get(span.id), span)),
    removedIds: stored.flatMap(({ id }) => (id === null || kept.has(id) ? [] : [id])),
  };
}

/** Values are plain records whose keys always come in the same order. */
function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `to` of a span, or the day if that comes first. */
function earlier(to: IsoDate | null, day: IsoDate): IsoDate {
  return to === null || day < to ? day : to;
}
