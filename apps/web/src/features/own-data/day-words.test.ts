import { expect, it } from '@jest/globals';
import type { OwnDayReply } from '@nhip-thu/metrics';
import { formatOf } from '../../text/format.ts';
import { loadWords } from '../../testing/translate.ts';
import { describeDay, describeEvidence, markOf } from './day-words.ts';

const used: OwnDayReply = { day: '2026-07-06', state: 'worked', use: 'used', isCounted: true, evidence: null };

it('a day of use that is not counted is marked apart: for want of logs, or as a day off', () => {
  expect(markOf(used)).toBe('used');
  expect(markOf({ ...used, isCounted: false })).toBe('used-apart');
  expect(markOf({ ...used, state: 'off', isCounted: false })).toBe('used-apart');
});

it('use on a day that is not over is shown at once, and not as if logs were missing', async () => {
  const day: OwnDayReply = { ...used, use: 'used-so-far', isCounted: false };
  expect(markOf(day)).toBe('used-so-far');
  expect(describeDay(await loadWords(), formatOf('vi'), day)).toBe('06/07/2026 · ngày làm việc · đã dùng; được tính khi hết ngày');
});

it('what was seen at one moment is told once, not from that moment to itself', async () => {
  const t = await loadWords();
  const evidence = {
    sent: 0,
    received: 0,
    logins: 1,
    failedLogins: 0,
    accessPoints: 1,
    firstAt: '2026-06-16T08:52:10Z',
    lastAt: '2026-06-16T08:52:40Z',
    isDoubtful: false,
  };
  const say = (lastAt: string): string | null => describeEvidence(t, formatOf('vi'), { ...evidence, lastAt });
  expect(say(evidence.lastAt)).toContain(' · lúc 16/06/2026 15:52 · ');
  expect(say('2026-06-16T09:00:00Z')).toContain('từ 16/06/2026 15:52 đến 16/06/2026 16:00');
});
