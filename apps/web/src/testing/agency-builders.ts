import { makeFigure, USE_DEFINITIONS } from '@nhip-thu/metrics';
import type { AgencyAdoption, AgencyReply, Figure, LifecyclePoint } from '@nhip-thu/metrics';
import { adoptionReply, figure, period } from './builders.ts';

export const REGULAR = figure(55, 75);
const COUNTS = [72, 55, 59, null, 66];
export const figures: Figure[] = USE_DEFINITIONS.map(({ id }, at) => {
  const numerator = COUNTS[at] ?? null;
  return makeFigure({
    definition: id,
    numerator: numerator ?? 0,
    eligible: 75,
    unknown: numerator === null ? 75 : 0,
    coverage: 1,
    target: null,
  });
});
export const unknown: LifecyclePoint = {
  active: null,
  returning: null,
  returningRate: null,
  firstTime: null,
  resurrected: null,
  lapsed: null,
  cumulative: null,
  withheld: 'too-few-days',
  coverage: null,
  snapshotId: 1,
};
export const covered = { withheld: null, coverage: 1 } as const;

/** The answer about one agency. */
export function replyOf(of: AgencyAdoption, overrides: Partial<AgencyReply> = {}): AgencyReply {
  const { isProvisional, comparedWith, definition, structure, asOf, computedAt, isDemo } = adoptionReply([of]);
  return {
    ...{ period: period('bc-2026-07'), isProvisional, comparedWith, definition, structure, asOf, computedAt, isDemo },
    agency: { ...of, code: 'syt' },
    snapshot: null,
    sensitivity: { code: of.code, name: of.name, figures, keptRate: null, snapshotId: 1 },
    targets: USE_DEFINITIONS.map(() => null),
    lifecyclePeriods: [period('bc-2026-05'), period('bc-2026-06'), period('bc-2026-07')],
    lifecycle: [
      unknown,
      { ...unknown, ...covered, active: 69, firstTime: 69, cumulative: 69 },
      {
        ...unknown,
        ...covered,
        active: 72,
        returning: 66,
        returningRate: 66 / 72,
        firstTime: 4,
        resurrected: 2,
        lapsed: 3,
        cumulative: 75,
      },
    ],
    ...overrides,
  };
}
