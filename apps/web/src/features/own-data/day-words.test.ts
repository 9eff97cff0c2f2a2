import { expect, it } from '@jest/globals';
import type { OwnDayReply } from '@nhip-thu/metrics';
import { markOf } from './day-words.ts';

const used: OwnDayReply = { day: '2026-07-06', state: 'worked', use: 'used', isCounted: true, evidence: null };

it('a day of use that is not counted is marked apart: for want of logs, or as a day off', () => {
  expect(markOf(used)).toBe('used');
  expect(markOf({ ...used, isCounted: false })).toBe('used-apart');
  expect(markOf({ ...used, state: 'off', isCounted: false })).toBe('used-apart');
});
