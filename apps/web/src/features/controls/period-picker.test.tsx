import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { parsePeriodId, type Period } from '@nhip-thu/metrics';
import { cleanup, fireEvent, screen } from '@testing-library/react';

import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { PeriodPicker } from './period-picker.tsx';

const PERIODS = ['bc-2026-03', 'bc-2026-04', 'bc-2026-05', 'bc-2026-06'].map((id) => parsePeriodId(id) as Period);

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('steps from the period last asked for while the one before is still shown', () => {
  const asked: string[] = [];
  renderAt(
    '/',
    <PeriodPicker
      periods={PERIODS}
      shown={PERIODS[0] as Period}
      readAsked={() => asked.at(-1) ?? null}
      onChange={(id) => asked.push(id)}
    />,
  );
  fireEvent.keyDown(document.body, { key: 'ArrowRight' });
  fireEvent.click(screen.getByRole('button', { name: 'Kỳ sau' }));
  fireEvent.keyDown(document.body, { key: 'ArrowRight' });
  fireEvent.keyDown(document.body, { key: 'ArrowRight' });
  fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
  expect(asked).toEqual(['bc-2026-04', 'bc-2026-05', 'bc-2026-06', 'bc-2026-05']);
});
