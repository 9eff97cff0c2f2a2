import { expect, it } from '@jest/globals';
import { nothing, reply, unit } from '../../testing/paper-builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { ReductionRows } from './reduction-rows.tsx';

it('says beside every reduction of how many documents it is, and nothing where none is told', async () => {
  await loadWords();
  const silent = { ...unit('stp', 'Sở Tư pháp'), registers: nothing };
  renderAt('/', <ReductionRows units={[unit('snv', 'Sở Nội vụ'), silent]} reply={reply} />);
  expect(document.querySelector('[data-agency="snv"]')?.textContent).toContain('50,7%367 → 181');
  expect(document.querySelector('[data-agency="stp"]')?.textContent).not.toContain('→');
});
