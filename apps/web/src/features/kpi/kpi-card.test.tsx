import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { KpiCard } from './kpi-card.tsx';

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('keeps a place for a figure that is on its way, and shows no dash, which would say that nobody knows it', () => {
  renderAt(
    '/',
    <KpiCard label="Đầu và cuối buổi" value={null} aside={null}>
      {null}
    </KpiCard>,
  );
  expect(document.querySelector('[data-busy]')).not.toBeNull();
  expect(document.body.textContent).not.toContain('—');
  cleanup();
  renderAt(
    '/',
    <KpiCard label="Đầu và cuối buổi" value="—" aside={null}>
      {null}
    </KpiCard>,
  );
  expect(document.querySelector('[data-busy]')).toBeNull();
  expect(screen.getByText('—')).toBeTruthy();
});
