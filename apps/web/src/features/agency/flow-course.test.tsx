import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { coursePoint, period } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { FlowCourse } from './flow-course.tsx';

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('writes counts of a period whose logs are incomplete as bounds in the table', () => {
  const reply = {
    ...{ code: 'snnmt', name: 'Sở Nông nghiệp', structure: 'as-was' as const, asOf: null, isDemo: true },
    periods: [period('bc-2026-06'), period('bc-2026-07')],
    points: [coursePoint({ received: 391 }), coursePoint({ sent: 302, received: 391, coverage: 0.7 })],
  };
  renderAt('/', <FlowCourse reply={reply} isTable onToggle={() => undefined} isBusy={false} />);
  const [whole, thin] = ['bc-2026-06', 'bc-2026-07'].map((id) => document.querySelector(`[data-period="${id}"]`)?.textContent);
  expect(whole).toContain('391');
  expect(whole).not.toContain('≥');
  expect(thin).toContain('≥302');
  expect(thin).toContain('≥391');
});
