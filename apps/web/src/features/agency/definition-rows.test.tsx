import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { AgencyReply } from '@nhip-thu/metrics';
import { cleanup } from '@testing-library/react';
import { agency, figure, period } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { DefinitionRows } from './definition-rows.tsx';

afterEach(cleanup);

function show(): (string | undefined)[] {
  const told = figure(12, 34);
  const masked = { ...figure(0, 34), definition: 'du-1@1' as const };
  const sensitivity = { figures: [told, masked], keptRate: null };
  const reply = { agency: agency('Sở Y tế', told), period: period('bc-2026-07'), asOf: null, sensitivity } as unknown as AgencyReply;
  renderAt('/', <DefinitionRows reply={reply} isBusy={false} />);
  return [...document.querySelectorAll('tbody tr')].map((row) => row.querySelectorAll('td')[1]?.textContent);
}

beforeEach(async () => {
  await loadWords();
});

it('writes the interval under the rate, and none where the figure is masked', () => {
  expect(figure(0, 34).interval).toBeNull();
  const [told, masked] = show();
  expect(told).toBe('35,3%21,5–52,1%');
  expect(masked).not.toContain('–');
  expect([...document.querySelectorAll('thead th')].map((head) => head.textContent)).toContain('Tỷ lệ · khoảng Wilson 95%');
});

it('picks none out of definitions whose rates are printed alike', () => {
  const figures = [
    figure(0, 34),
    { ...figure(0, 34), definition: 'du-1@1' as const },
    { ...figure(12, 34), definition: 'du-5@1' as const },
  ];
  const reply = {
    agency: agency('Sở Y tế', figure(0, 34)),
    period: period('bc-2026-07'),
    asOf: null,
    sensitivity: { figures, keptRate: null },
  };
  renderAt('/', <DefinitionRows reply={reply as unknown as AgencyReply} isBusy={false} />);
  expect(document.querySelector('h2')?.textContent).toMatch(/^Từ .* \(DU-2, DU-1\) đến 35,3% \(DU-5\)/);
});
