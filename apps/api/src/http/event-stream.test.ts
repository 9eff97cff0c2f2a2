import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { concat, NEVER, of, throwError } from 'rxjs';
import { HEARTBEAT_MS, LONGEST_MS, toEvents, watchChanges } from './event-stream.ts';

describe('looking for changes', () => {
  it('tells what it finds first, and then only what differs', async () => {
    const found = ['a', 'a', 'b', 'b', 'a'];
    const told: string[] = [];
    await new Promise<void>((resolve) => {
      const watch = watchChanges(
        async () => found.shift() ?? 'end',
        () => 1,
      ).subscribe((value) => {
        told.push(value);
        if (value !== 'end') return;
        watch.unsubscribe();
        resolve();
      });
    });
    expect(told).toEqual(['a', 'b', 'a', 'end']);
  });

  it('stops looking when nobody listens any more, and says why it could not look', async () => {
    let lookCount = 0;
    const fault = await new Promise((resolve) => {
      watchChanges(
        async () => {
          lookCount += 1;
          if (lookCount === 2) throw new Error('no database');
          return lookCount;
        },
        () => 1,
      ).subscribe({ error: resolve });
    });
    expect(fault).toEqual(new Error('no database'));
    expect(lookCount).toBe(2);
  });
});

describe('server-sent events', () => {
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('carry the name, beat while nothing happens, and end so that the browser shows its session again', () => {
    jest.useFakeTimers();
    const told: string[] = [];
    let isOver = false;
    toEvents('figures', concat(of({ revision: 'r1' }), NEVER)).subscribe({
      next: ({ type, data }) => told.push(`${type} ${JSON.stringify(data)}`),
      complete: () => (isOver = true),
    });
    expect(told).toEqual(['figures {"revision":"r1"}']);
    jest.advanceTimersByTime(HEARTBEAT_MS);
    expect(told.at(-1)).toBe('heartbeat {}');
    jest.advanceTimersByTime(LONGEST_MS - HEARTBEAT_MS - 1);
    expect(isOver).toBe(false);
    jest.advanceTimersByTime(1);
    expect(isOver).toBe(true);
  });

  it('end in order when no more can be had, and the log says why, not the stream', () => {
    const log = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const told: unknown[] = [];
    let isOver = false;
    const broken = concat(
      of({ revision: 'r1' }),
      throwError(() => new Error('no database')),
    );
    toEvents('figures', broken).subscribe({ next: (event) => told.push(event), complete: () => (isOver = true) });
    expect([told, isOver]).toEqual([[{ type: 'figures', data: { revision: 'r1' } }], true]);
    expect(String(log.mock.calls[0]?.[0])).toContain('no database');
  });
});
