import { expect, it } from '@jest/globals';
import type { PaperTargetReply, PaperUnitReply } from '@nhip-thu/metrics';
import { orderUnits } from './order-units.ts';

const target: PaperTargetReply = {
  ...{ metric: 'paper-reduction@1', comparator: '>=', threshold: 0.5, id: 1, scope: 'province' },
  ...{ levels: { minimum: 0.3, met: 0.5, good: 0.6 }, legalBasis: 'QĐ 15', validFrom: '2026-01-20' },
};
const none = { sheets: null, postings: null, total: null };
const nothing = { amount: null, documents: null, baselineAmount: null, baselineDocuments: null, shown: null, reason: null };
const unit = (name: string, headline: number | null, threshold: number | null = 0.5): PaperUnitReply => {
  const ledger = { ...nothing, reduction: { absolute: headline, normalised: headline, headline } };
  return {
    ...{ code: name, name, state: 'submitted', isLocked: false, submittedAt: null, correctionCount: 0, counts: null, savings: none },
    ...{ registers: ledger, printLogs: ledger, reams: ledger, isSheetMismatch: null, verdict: 'not-met' },
    target: threshold === null ? null : { ...target, threshold },
  };
};

it('farthest from its own target first; more paper than before is farther still, and what is not known stands last by name', () => {
  const units = [unit('Đạt', 0.507), unit('Ô', null), unit('Xa', 0.141), unit('Tăng', -0.041), unit('Riêng', 0.3, 0.9), unit('Ă', null)];
  expect(orderUnits(units).map(({ name }) => name)).toEqual(['Riêng', 'Tăng', 'Xa', 'Đạt', 'Ă', 'Ô']);
  expect(orderUnits([unit('A', 0.4, null), unit('B', 0.1, null)]).map(({ name }) => name)).toEqual(['B', 'A']);
});
