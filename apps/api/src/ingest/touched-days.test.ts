import { describe, expect, it } from '@jest/globals';
import { listTouchedDays } from './fold.repository.ts';

/** Epoch hour of a province time. */
const hour = (text: string): number => Date.parse(`${text}:00:00+07:00`) / 3_600_000;

describe('listTouchedDays', () => {
  it('gives the province day of an hour', () => {
    expect(listTouchedDays([hour('2026-03-02T08'), hour('2026-03-02T23')])).toEqual(['2026-03-02']);
  });

  it('gives the day before too for the first hour of a day, which it looks ahead into', () => {
    expect(listTouchedDays([hour('2026-03-03T00')])).toEqual(['2026-03-02', '2026-03-03']);
  });
});
