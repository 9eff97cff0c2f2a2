import { describe, expect, it } from '@jest/globals';
import { agency, figure, target } from '../../testing/builders.ts';
import { orderAgencies } from './order-agencies.ts';
import type { AgencyOrder } from './order-agencies.ts';

const high = agency('Sở Nội vụ', figure(62, 68), 0.088);
const low = agency('Xã Mường Bám', figure(12, 34), -0.02);
const zero = agency('Đội Không', figure(0, 20), 0);
const silent = agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 }));
const small = agency('Ban nhỏ', figure(8, 9));
const rows = [silent, high, small, zero, low];
const names = (order: AgencyOrder) => orderAgencies(rows, order).map((row) => row.name);

describe('league order', () => {
  it('puts the widest gap first and the unknown last, a true zero before them', () => {
    expect(names('gap')).toEqual(['Đội Không', 'Xã Mường Bám', 'Sở Nội vụ', 'Ban nhỏ', 'Sở Nông nghiệp']);
  });

  it('puts the largest drop first and what cannot be compared last', () => {
    expect(names('doi')).toEqual(['Xã Mường Bám', 'Đội Không', 'Sở Nội vụ', 'Ban nhỏ', 'Sở Nông nghiệp']);
  });

  it('sorts names as Vietnamese does: Đ after D, before E', () => {
    expect(names('ten')).toEqual(['Ban nhỏ', 'Đội Không', 'Sở Nội vụ', 'Sở Nông nghiệp', 'Xã Mường Bám']);
  });

  it('turns each order round, the unknown still last', () => {
    expect(names('-gap')).toEqual(['Sở Nội vụ', 'Xã Mường Bám', 'Đội Không', 'Ban nhỏ', 'Sở Nông nghiệp']);
    expect(names('-doi')).toEqual(['Sở Nội vụ', 'Đội Không', 'Xã Mường Bám', 'Ban nhỏ', 'Sở Nông nghiệp']);
    expect(names('-ten')).toEqual(names('ten').toReversed());
  });

  it('leaves the given list as it was', () => {
    orderAgencies(rows, 'gap');
    expect(rows[0]).toBe(silent);
  });

  it('looks at the gap to the own target, not at the rate alone', () => {
    const [far, near] = [agency('Xã A', figure(60, 100)), agency('Xã B', figure(50, 100))];
    const eased = { ...near, target: { ...target, threshold: 0.55 } };
    expect(orderAgencies([eased, far], 'gap').map(({ name }) => name)).toEqual(['Xã A', 'Xã B']);
    expect(orderAgencies([near, far], 'gap').map(({ name }) => name)).toEqual(['Xã B', 'Xã A']);
  });
});
