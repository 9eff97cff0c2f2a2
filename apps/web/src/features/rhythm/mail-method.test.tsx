import { afterEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { addDays, dayOfWeek } from '@nhip-thu/metrics';
import { period } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { MailMethod } from './mail-method.tsx';

afterEach(cleanup);

it('traces the mean of a working day down to messages and days, and says how many days lack counts, or logs of an agency', async () => {
  await loadWords();
  const days = [null, 100, 203, null, 150, 12, null].map((sent, at) => {
    const day = addDays('2026-06-15', at);
    const coveredCount = sent === null ? 0 : at === 2 ? 2 : 3;
    return { day, sent, received: sent, isWorkingDay: dayOfWeek(day) <= 5, isFew: false, agencyCount: 3, coveredCount };
  });
  renderAt('/', <MailMethod reply={{ period: period('bc-2026-07'), days, asOf: null, isDemo: false }} snapshotIds={[4]} />);
  const text = document.body.textContent;
  expect(text).toContain('Trong 7 ngày có 5 ngày làm việc; 4 ngày có số, 0 ngày có số dưới 10 nên không nêu, 3 ngày không có số.');
  expect(text).toContain('Trung bình: 453 thư ÷ 3 ngày làm việc = 151. 1 ngày có cơ quan thiếu nhật ký.');
  expect(text).toContain('Định nghĩa số thư (bản 1)');
});

it('speaks of one day and one message in the singular', async () => {
  await loadWords('en');
  const one = { day: '2026-06-15', sent: 1, received: 1, isWorkingDay: true, isFew: false, agencyCount: 3, coveredCount: 3 };
  renderAt('/', <MailMethod reply={{ period: period('bc-2026-07'), days: [one], asOf: null, isDemo: false }} snapshotIds={[4]} />);
  expect(document.body.textContent).toContain('Mean: 1 message ÷ 1 working day = 1.');
});
