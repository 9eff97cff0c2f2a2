import { describe, expect, it } from '@jest/globals';
import { findVisibleRows } from './visible-rows.ts';

const list = (scroll: number, total = 20_000) => findVisibleRows({ scroll, height: 640, rowHeight: 64, total, pageSize: 100 });

describe('findVisibleRows', () => {
  it('draws what is on screen and a little around it, and asks for no other page', () => {
    expect(list(0)).toEqual({ first: 0, end: 18, pages: [0] });
    expect(list(6400)).toEqual({ first: 92, end: 118, pages: [0, 1] });
    expect(list(64 * 10_000)).toEqual({ first: 9992, end: 10_018, pages: [99, 100] });
  });

  it('ends with the list', () => {
    expect(list(64 * 20_000 - 640)).toEqual({ first: 19_982, end: 20_000, pages: [199] });
  });

  it('asks for the first page while the total is not known, and after the list became shorter than the scroll', () => {
    expect(list(0, 0)).toEqual({ first: 0, end: 0, pages: [0] });
    expect(list(64 * 500, 3)).toEqual({ first: 0, end: 3, pages: [0] });
  });
});
