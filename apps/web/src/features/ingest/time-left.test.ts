import { expect, it } from '@jest/globals';
import { secondsLeft } from './time-left.ts';

const reading = { state: 'folding', bytesDone: 25, bytesTotal: 100, lines: 1000, linesPerSecond: 500 } as const;

it('follows from the lines per second and the bytes a line took so far', () => {
  // 1000 lines took 25 bytes; 75 bytes are 3000 more lines at 500 a second.
  expect(secondsLeft(reading)).toBe(6);
  expect(secondsLeft({ ...reading, bytesDone: 101 })).toBe(0);
});

it('is unknown before anything was read, at a stand, and when nothing is being read', () => {
  expect(secondsLeft({ ...reading, lines: 0, bytesDone: 0 })).toBeNull();
  expect(secondsLeft({ ...reading, linesPerSecond: null })).toBeNull();
  expect(secondsLeft({ ...reading, linesPerSecond: 0 })).toBeNull();
  expect(secondsLeft({ ...reading, state: 'folded' })).toBeNull();
});
