import { describe, expect, it } from '@jest/globals';
import { segment } from '../../testing/builders.ts';
import { hasLanded, rollUpStateOf } from './landing.ts';
import type { RollUpState } from './landing.ts';

const idle: RollUpState = { dirtyDays: 0, dirtyPeriods: 0, newestFoldedAt: '2026-07-17T01:00:00Z' };

describe('new figures have landed', () => {
  it('when the last waiting day and period are done', () => {
    expect(hasLanded({ ...idle, dirtyDays: 2 }, idle)).toBe(true);
    expect(hasLanded({ ...idle, dirtyPeriods: 1 }, idle)).toBe(true);
  });

  it('when a file was read and rolled up between two looks', () => {
    expect(hasLanded(idle, { ...idle, newestFoldedAt: '2026-07-17T01:00:05Z' })).toBe(true);
  });

  it('when a period is done while the next lines already wait', () => {
    expect(hasLanded({ ...idle, dirtyDays: 1, dirtyPeriods: 4 }, { ...idle, dirtyDays: 1, dirtyPeriods: 3 })).toBe(true);
  });
});

describe('nothing has landed', () => {
  it('while work only piles up, or nothing happened', () => {
    expect(hasLanded(idle, idle)).toBe(false);
    expect(hasLanded(idle, { ...idle, dirtyDays: 3, newestFoldedAt: '2026-07-17T01:00:05Z' })).toBe(false);
    expect(hasLanded({ ...idle, dirtyDays: 3 }, { ...idle, dirtyDays: 2, dirtyPeriods: 5 })).toBe(false);
  });
});

it('looks at the newest file read, in whatever order they are listed', () => {
  const segments = [
    segment({ foldedAt: null }),
    segment({ foldedAt: '2026-07-17T02:00:00Z' }),
    segment({ foldedAt: '2026-07-16T02:00:00Z' }),
  ];
  expect(rollUpStateOf({ origins: [], segments, dirtyDays: 1, dirtyPeriods: 2 })).toEqual({
    ...{ dirtyDays: 1, dirtyPeriods: 2, newestFoldedAt: '2026-07-17T02:00:00Z' },
  });
});
