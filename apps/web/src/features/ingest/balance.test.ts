import { expect, it } from '@jest/globals';
import { segment } from '../../testing/builders.ts';
import { balanceOf, progressOf } from './balance.ts';

it('balances when every line read is accounted for', () => {
  expect(balanceOf(segment())).toEqual({ lines: 1200, parsed: 900, ignored: 250, rejected: 48, oversize: 2, difference: 0 });
});

it('shows the lines that went missing, and those counted twice', () => {
  expect(balanceOf(segment({ rejected: 45 })).difference).toBe(3);
  expect(balanceOf(segment({ parsed: 901 })).difference).toBe(-1);
});

it('calls an empty file read', () => {
  expect(progressOf({ bytesDone: 0, bytesTotal: 0 })).toBe(1);
  expect(progressOf({ bytesDone: 16, bytesTotal: 64 })).toBe(0.25);
});
