import type { NewTarget } from '../../targets/target.repository.ts';
import { startOfOffice } from '../demo-times.ts';
import { DEMO_LAUNCH } from './demo-spec.ts';

const { number, day, issuer, approvedBy } = DEMO_LAUNCH;

/** What the launch set: 90 % regular users, half of the paper. */
const DEMO_ORDER: Omit<NewTarget, 'metric' | 'levels' | 'trajectory'> = {
  ...{ supersedes: null, scope: { kind: 'province' }, periodKind: null, comparator: '>=' },
  legalBasis: { kind: 'instrument', type: 'Quyết định', number, issuedOn: day, issuer, clause: null },
  ...{ approvedBy, validFrom: day, validTo: null, reason: 'Dữ liệu giả lập', by: 'nhip-thu' },
  at: startOfOffice(day),
};

export const DEMO_TARGETS: readonly NewTarget[] = [
  {
    ...{ ...DEMO_ORDER, metric: 'du-2@1', levels: { minimum: 0.8, met: 0.9, good: 0.95 } },
    // 30 % in M0, 90 % in M6.
    trajectory: { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.3 }, to: { periodId: 'bc-2026-07', value: 0.9 } },
  },
  { ...DEMO_ORDER, metric: 'paper-reduction@1', levels: { minimum: 0.3, met: 0.5, good: 0.6 }, trajectory: null },
];
