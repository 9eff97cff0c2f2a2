import { describe, expect, it } from '@jest/globals';
import { ProblemException } from './problem.ts';
import { answer, answerFaults, toProblem } from './problem-table.ts';

class LostError extends Error {
  constructor(readonly place: string) {
    super('lost');
  }
}
class DeeplyLostError extends LostError {}

const LOST = { code: 'lost', status: 404, title: { vi: 'Mất', en: 'Lost' } };
const DEEPLY = { code: 'deeply-lost', status: 410, title: { vi: 'Mất hẳn', en: 'Lost for good' } };
const FAULTS = [answer(DeeplyLostError, DEEPLY), answer(LostError, LOST, ({ place }) => ({ detail: { vi: place, en: place } }))];

describe('expected faults of a room', () => {
  it('become the problem of their class, with the words of the single error and the error as cause', async () => {
    const error = new LostError('kho');
    const found = await answerFaults(FAULTS, () => Promise.reject(error)).catch((caught: unknown) => caught);
    expect(found).toBeInstanceOf(ProblemException);
    expect(found).toMatchObject({ kind: LOST, detail: { vi: 'kho' }, cause: error });
  });

  it('the first class that fits answers, and what no class fits stays what it is', () => {
    expect(toProblem(FAULTS, new DeeplyLostError('x'))).toMatchObject({ kind: DEEPLY });
    const other = new TypeError('x');
    expect([toProblem(FAULTS, other), toProblem(FAULTS, 'x')]).toEqual([other, 'x']);
  });

  it('work that goes well is answered as it is', async () => {
    expect(await answerFaults(FAULTS, async () => 7)).toBe(7);
  });
});
