import type { VersionedTarget } from '@nhip-thu/metrics';
import type { NewTarget } from '../../apps/api/src/targets/target.repository.ts';

/** The target of the demo province: 90 % regular use, from 20/01/2026. */
export function makeTarget(over: Partial<VersionedTarget> = {}): VersionedTarget {
  return {
    ...{ id: 1, supersedes: null, metric: 'du-2@1', scope: { kind: 'province' }, periodKind: null, comparator: '>=', trajectory: null },
    levels: { minimum: 0.8, met: 0.9, good: 0.95 },
    legalBasis: {
      ...{ kind: 'instrument', type: 'Quyết định', number: 'DEMO-15/QĐ-SNV', issuedOn: '2026-01-20', issuer: 'Sở Nội vụ', clause: null },
    },
    ...{ approvedBy: 'Giám đốc', validFrom: '2026-01-20', validTo: null },
    ...over,
  };
}

/** The same as it is entered. */
export function newTarget(over: Partial<NewTarget> = {}): NewTarget {
  const { id: _, ...target } = makeTarget();
  return { ...target, reason: 'Thử', by: 'thu', ...over };
}
