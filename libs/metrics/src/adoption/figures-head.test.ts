import { expect, it } from '@jest/globals';
import type { AdoptionReply, AgencyAdoption } from '../contract/adoption.ts';
import { headOfFigures } from './figures-head.ts';

const agency = (code: string, coverage: number | null): AgencyAdoption =>
  ({ code, name: code.toUpperCase(), figure: { coverage } }) as AgencyAdoption;

it('counts the agencies with logs of at least 95 %, and names all of them', () => {
  const period: AdoptionReply['period'] = { id: 'bc-2026-07', kind: 'reporting-month', from: '2026-06-15', to: '2026-07-14' };
  const agencies = [agency('syt', 0.95), agency('snv', 0.949), agency('stp', null)];
  expect(headOfFigures({ period, asOf: '2026-07-16T23:58:00+07:00', isDemo: true, agencies })).toEqual({
    ...{ period, asOf: '2026-07-16T23:58:00+07:00', isDemo: true, completeCount: 1 },
    agencies: [
      { code: 'syt', name: 'SYT' },
      { code: 'snv', name: 'SNV' },
      { code: 'stp', name: 'STP' },
    ],
  });
});
