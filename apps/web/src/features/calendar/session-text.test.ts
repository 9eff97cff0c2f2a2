import { describe, expect, it } from '@jest/globals';
import { readClock, readMonthDay, writeMonthDay, writeSessions } from './session-text.ts';

describe('hours as text', () => {
  it('reads a time of day, and nothing else', () => {
    expect(['07:30', '23:59', '00:00', '7:30', '7h30'].map(readClock)).toEqual([450, 1439, 0, 450, 450]);
    expect(['7', '24:00', '12:60', ''].map(readClock)).toEqual([null, null, null, null]);
  });

  it('reads the days of a year, and no other', () => {
    expect(['16/4', '16/04', '29/02', '31/12'].map(readMonthDay)).toEqual(['04-16', '04-16', '02-29', '12-31']);
    expect(['31/04', '0/1', '1/13', '2026-04-16', ''].map(readMonthDay)).toEqual([null, null, null, null, null]);
  });

  it('writes what the working day is', () => {
    const sessions = [
      { start: 450, end: 720 },
      { start: 810, end: 1020 },
    ];
    expect([writeSessions(sessions), writeMonthDay('04-16')]).toEqual(['07:30–12:00, 13:30–17:00', '16/04']);
  });
});
