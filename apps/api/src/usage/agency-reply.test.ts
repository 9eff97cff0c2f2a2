import { expect, it } from '@jest/globals';
import type { AdoptionReply, SensitivityReply } from '@nhip-thu/metrics';
import { pickAgency } from './agency-reply.ts';

const head = { period: { id: 'bc-2026-07' }, definition: 'du-2@1', structure: 'as-is', isProvisional: false, comparedWith: null };
const tail = { asOf: null, computedAt: null, isDemo: true };
const [a, b] = [
  { code: 'a', name: 'A' },
  { code: 'b', name: 'B', snapshotId: 7 },
];
const sources = {
  adoption: { ...head, ...tail, agencies: [a, b], snapshots: [{ id: 6 }, { id: 7 }] } as unknown as AdoptionReply,
  sensitivity: { targets: [null], agencies: [b, a] } as unknown as SensitivityReply,
};

it('takes one agency out of the answers about all, whatever their order', () => {
  expect(pickAgency('b', sources)).toEqual({
    ...{
      ...head,
      ...tail,
      agency: b,
      snapshot: { id: 7 },
      sensitivity: b,
      targets: [null],
    },
  });
});

it('knows no agency that is not among them', () => {
  expect(pickAgency('c', sources)).toBeNull();
});
