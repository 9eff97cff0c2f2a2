import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { coursePoint, period } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { CoverageMethod, FlowMethod } from './course-method.tsx';

const rows = [
  { period: period('bc-2026-06'), point: coursePoint() },
  {
    period: period('bc-2026-07'),
    point: coursePoint({ coverage: 0.5, coverageMinutes: { coveredMinutes: 4800, expectedMinutes: 9600 }, snapshotId: 7 }),
  },
];
const text = () => document.body.textContent;

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('traces coverage down to minutes, and periods below what a rate needs', () => {
  renderAt('/', <CoverageMethod rows={rows} asOf={null} />);
  expect(text()).toContain('Tháng 7/2026: 4.800/9.600 phút làm việc = 50,0%. 1/2 kỳ có độ phủ dưới 95%.');
  expect(text()).toContain('Định nghĩa độ phủ nhật ký (bản 2) · tháng 7/2026 · ảnh chụp số liệu 7');
});

it('traces mail down to the parts of the newest period', () => {
  renderAt('/', <FlowMethod rows={rows} asOf={null} />);
  expect(text()).toContain('Gửi 900 thư: 600 chỉ trong tỉnh, 200 chỉ ra ngoài, 100 cả hai');
  expect(text()).toContain('Tháng 7/2026: 4.800/9.600 phút làm việc = 50,0%.');
  expect(text()).toContain('Định nghĩa số thư (bản 1), độ phủ nhật ký (bản 2)');
});

it('of no logs tells no number', () => {
  renderAt('/', <FlowMethod rows={[{ period: period('bc-2026-07'), point: coursePoint({ sent: null }) }]} asOf={null} />);
  expect(document.querySelector('[data-trace]')).toBeNull();
});
