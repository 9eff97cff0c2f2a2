import { expect, it } from '@jest/globals';
import { parsePeriodId } from '@nhip-thu/metrics';
import { stepPeriod } from './step-period.ts';

const periods = ['bc-2026-07', 'dl-2026-07', 'bc-2026-05', 'bc-2026-06', 'tuan-2026-w28'].map((id) => parsePeriodId(id)!);
const [july] = periods;

it('steps to the nearest earlier period of the same kind, whatever the order of the list', () => {
  expect(stepPeriod(periods, july!, -1)?.id).toBe('bc-2026-06');
});

it('steps back to where it came from', () => {
  const june = stepPeriod(periods, july!, -1)!;
  expect(stepPeriod(periods, june, 1)?.id).toBe('bc-2026-07');
});

it('ends at the newest and at the oldest', () => {
  expect(stepPeriod(periods, july!, 1)).toBeNull();
  expect(stepPeriod(periods, parsePeriodId('bc-2026-05')!, -1)).toBeNull();
});

it('steps from a period that is not in the list', () => {
  expect(stepPeriod(periods, parsePeriodId('bc-2026-09')!, -1)?.id).toBe('bc-2026-07');
});
