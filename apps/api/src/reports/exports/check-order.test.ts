import { describe, expect, it } from '@jest/globals';
import { ProblemException } from '../../http/problem.ts';
import { checkOrder } from './check-order.ts';

const faultsOf = (order: Parameters<typeof checkOrder>[0]): string[] => {
  try {
    checkOrder(order);
    return [];
  } catch (error) {
    return error instanceof ProblemException ? (error.errors ?? []).map(({ path }) => path) : ['?'];
  }
};

describe('an order of a report', () => {
  it('names the day that lies before the end of the period, and the format that comes twice', () => {
    expect(faultsOf({ periodId: 'bc-2026-07', draft: { on: '2026-07-14' }, formats: ['pdf', 'docx', 'pdf'] })).toEqual([
      'draft.on',
      'formats',
    ]);
    expect(faultsOf({ periodId: 'bc-2026-07', draft: { on: '2026-07-15' }, formats: ['pdf', 'docx'] })).toEqual([]);
    expect(faultsOf({ periodId: 'bc-2026-07' })).toEqual([]);
  });
});
