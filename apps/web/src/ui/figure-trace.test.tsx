import { expect, it } from '@jest/globals';
import { figure } from '../testing/builders.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { FigureTrace } from './figure-trace.tsx';

it('speaks of one official in the singular', async () => {
  await loadWords('en');
  const silent = { ...figure(1, 1), numerator: null, value: null } as const;
  renderAt(
    '/',
    <FigureTrace
      traced={{ who: 'Ban Quản lý', figure: silent, target: null, snapshots: [], asOf: null, computedAt: '2026-07-16T03:00:00Z' }}
    />,
  );
  expect(document.body.textContent).toMatch(/Ban Quản lý: 1 official judged, no rate/);
});
