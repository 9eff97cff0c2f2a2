import { describe, expect, it } from '@jest/globals';
import { addDays } from '@nhip-thu/metrics';
import fc from 'fast-check';
import { compareSpans, correctLast, setFrom, spanAt, type Span } from './spans.ts';

const always: Span<string>[] = [{ id: 1, value: 'A', from: '1900-01-01', to: null }];

/** The value of each of 12 days. */
const DAYS = Array.from({ length: 12 }, (_, index) => addDays('2026-03-01', index));
const paint = (spans: readonly Span<string>[]): (string | null)[] => DAYS.map((day) => spanAt(spans, day)?.value ?? null);

describe('spans', () => {
  it('a transfer closes the span before it and opens another', () => {
    expect(setFrom(always, 'B', { from: '2026-04-01', to: null })).toEqual([
      { id: 1, value: 'A', from: '1900-01-01', to: '2026-04-01' },
      { id: null, value: 'B', from: '2026-04-01', to: null },
    ]);
  });

  it('a secondment with an end comes back to what was before', () => {
    expect(setFrom(always, 'B', { from: '2026-04-01', to: '2026-05-01' })).toEqual([
      { id: 1, value: 'A', from: '1900-01-01', to: '2026-04-01' },
      { id: null, value: 'B', from: '2026-04-01', to: '2026-05-01' },
      { id: null, value: 'A', from: '2026-05-01', to: null },
    ]);
  });

  it('setting what holds already writes nothing', () => {
    for (const to of [null, '2026-05-01']) {
      expect(compareSpans(always, setFrom(always, 'A', { from: '2026-04-01', to }))).toEqual({ put: [], removedIds: [] });
    }
  });

  it('setting what holds already in part keeps the row, however often', () => {
    const later: Span<string>[] = [{ id: 1, value: 'A', from: '2026-04-01', to: null }];
    const set = setFrom(later, 'A', { from: '2026-03-02', to: '2026-05-01' });
    expect(set).toEqual([{ id: 1, value: 'A', from: '2026-03-02', to: null }]);
    expect(compareSpans(set, setFrom(set, 'A', { from: '2026-03-02', to: '2026-05-01' }))).toEqual({ put: [], removedIds: [] });
  });

  it('a correction changes the last span in place, and the first one of all holds from the beginning', () => {
    expect(correctLast(always, 'B', null)).toEqual([{ id: 1, value: 'B', from: '1900-01-01', to: null }]);
    expect(correctLast(always, 'A', '2026-05-01')).toEqual([{ id: 1, value: 'A', from: '1900-01-01', to: '2026-05-01' }]);
    expect(correctLast([], 'A', null)).toEqual([{ id: null, value: 'A', from: '1900-01-01', to: null }]);
  });

  it('says on every day what was set last for that day, never overlaps, never keeps an id twice; its writes lead there', () => {
    const edit = fc.record({ value: fc.constantFrom('A', 'B', 'C'), from: fc.nat(11), length: fc.option(fc.integer({ min: 1, max: 8 })) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        let spans: Span<string>[] = always;
        let expected = paint(always);
        let nextId = 100;
        for (const { value, from, length } of edits) {
          const [start, end] = [DAYS[from]!, length === null ? null : addDays(DAYS[from]!, length)];
          const next = setFrom(spans, value, { from: start, to: end });
          expected = expected.map((old, index) => (index >= from && (length === null || index < from + length) ? value : old));
          expect(paint(next)).toEqual(expected);
          for (const [index, span] of next.entries()) {
            const following = next[index + 1];
            expect(following === undefined || (span.to !== null && span.to <= following.from)).toBe(true);
            expect(span.to === null || span.to > span.from).toBe(true);
          }
          const ids = next.flatMap(({ id }) => id ?? []);
          expect(new Set(ids).size).toBe(ids.length);
          const { put, removedIds } = compareSpans(spans, next);
          const kept = spans.filter(({ id }) => !removedIds.includes(id!) && !put.some((each) => each.id === id));
          expect(paint([...kept, ...put])).toEqual(expected);
          spans = next.map((span) => ({ ...span, id: span.id ?? nextId++ }));
        }
      }),
    );
  });
});
