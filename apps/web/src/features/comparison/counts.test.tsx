import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { adoptionReply, agency, figure } from '../../testing/builders.ts';
import { unit } from '../../testing/paper-builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { CourseGrid } from './course-grid.tsx';
import { PaperWords } from './matrix-cells.tsx';

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('says in the matrix from how many documents to how many paper fell', () => {
  renderAt('/', <PaperWords unit={unit('snv', 'Sở Nội vụ')} isProvisional={false} />);
  expect(document.body.textContent).toContain('50,7%367 → 181');
  cleanup();
  renderAt('/', <PaperWords unit={null} isProvisional={false} />);
  expect(document.body.textContent).not.toContain('→');
});

it('says under the newest rate of the courses of how many people it is', () => {
  const rows = [agency('Sở Y tế', figure(30, 75))];
  renderAt('/', <CourseGrid reply={adoptionReply(rows)} rows={rows} isTable onToggle={() => undefined} isBusy={false} />);
  const cells = [...document.querySelectorAll('tbody td')].map((cell) => cell.textContent);
  expect(cells.at(-1)).toContain('30/75');
  expect(cells[0]).not.toContain('/');
});
