import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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

it('tells how its figure comes about, once there is a figure', async () => {
  const method = <p>Tỷ lệ là n chia N.</p>;
  renderAt(
    '/',
    <KpiCard label="Sử dụng" value={null} aside={null} method={method}>
      {null}
    </KpiCard>,
  );
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();
  renderAt(
    '/',
    <KpiCard label="Sử dụng" value="72,2%" aside={null} method={method}>
      {null}
    </KpiCard>,
  );
  expect(screen.queryByText('Tỷ lệ là n chia N.')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Cách tính: Sử dụng' }));
  expect(screen.getByRole('dialog', { hidden: true, name: 'Cách tính: Sử dụng' }).textContent).toContain('Tỷ lệ là n chia N.');
});
