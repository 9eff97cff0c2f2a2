import { expect, it } from '@jest/globals';
import type { AgencyReply } from '@nhip-thu/metrics';
import { adoptionReply, agency, figure } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { DefinitionRows } from './definition-rows.tsx';

it('traces every definition down to its people, and all of them to the minutes of the logs', async () => {
  await loadWords();
  const own = figure(40, 75, { coverageMinutes: { coveredMinutes: 9600, expectedMinutes: 9600 } });
  const its = agency('Sở Y tế', own);
  const active = { ...figure(70, 75), definition: 'du-1@1' } as const;
  const reply: AgencyReply = {
    ...adoptionReply([its]),
    ...{ agency: its, snapshot: null, targets: [], lifecyclePeriods: [], lifecycle: null },
    sensitivity: { ...its, figures: [active, own] } as AgencyReply['sensitivity'],
  };
  renderAt('/', <DefinitionRows reply={reply} isBusy={false} />);
  const text = document.querySelector('[data-trace]')?.textContent;
  expect(text).toMatch(/DU-1: 70\/75 người = 93,3%\. DU-2: 40\/75 người = 53,3%\./);
  expect(text).toContain('9.600/9.600 phút.');
});
