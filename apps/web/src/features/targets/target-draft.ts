import { parsePercent } from '@nhip-thu/metrics';
import type { PeriodKind, TargetEntry, TargetMetric, Trajectory } from '@nhip-thu/metrics';
import type { NamedScope, NewTarget } from '../../api/targets.ts';

/** One point of a path as typed. */
export interface DraftPoint {
  readonly periodId: string;
  readonly percent: string;
}

/** A target as it is being typed; everything is text. */
export interface TargetDraft {
  readonly metric: TargetMetric;
  readonly scopeKind: NamedScope['kind'];
  readonly tier: string;
  readonly agency: string;
  readonly division: string;
  readonly periodKind: PeriodKind | '';
  readonly comparator: '>=' | '>';
  readonly minimum: string;
  readonly met: string;
  readonly good: string;
  readonly path: 'none' | Trajectory['kind'];
  /** Of an even path the first two; its end is the level "met". */
  readonly points: readonly DraftPoint[];
  readonly basisType: string;
  readonly basisNumber: string;
  readonly basisIssuedOn: string;
  readonly basisIssuer: string;
  readonly basisClause: string;
  readonly approvedBy: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly reason: string;
}

export const EMPTY_DRAFT: TargetDraft = {
  ...{ metric: 'du-2@1', scopeKind: 'province', tier: 'department', agency: '', division: '', periodKind: '' },
  ...{ comparator: '>=', minimum: '', met: '', good: '', path: 'none', points: [] },
  ...{ basisType: '', basisNumber: '', basisIssuedOn: '', basisIssuer: '', basisClause: '', approvedBy: '' },
  ...{ validFrom: '', validTo: '', reason: '' },
};

/** What a successor starts from: the same target, but for its basis, approver, days and reason, which are new. */
export function draftOf(target: TargetEntry): TargetDraft {
  const { scope, levels, trajectory } = target;
  const points = trajectory === null ? [] : trajectory.kind === 'linear' ? [trajectory.from, trajectory.to] : trajectory.steps;
  return {
    ...EMPTY_DRAFT,
    metric: target.metric,
    scopeKind: scope.kind,
    tier: scope.kind === 'tier' ? scope.tier : EMPTY_DRAFT.tier,
    agency: target.agency ?? '',
    division: scope.kind === 'division' ? (target.unitName ?? '') : '',
    periodKind: target.periodKind ?? '',
    comparator: target.comparator,
    minimum: toPercent(levels.minimum),
    met: toPercent(levels.met),
    good: toPercent(levels.good),
    path: trajectory?.kind ?? 'none',
    points: points.map(({ periodId, value }) => ({ periodId, percent: toPercent(value) })),
  };
}

function toPercent(ratio: number | null): string {
  return ratio === null ? '' : String(Number((ratio * 100).toFixed(2)));
}

/** Fields of the form, by the paths the server names its faults by. */
export type DraftField = Exclude<keyof TargetDraft, 'points' | 'scopeKind' | 'path'> | 'trajectory' | 'supersedes';

const REQUIRED = ['basisType', 'basisNumber', 'basisIssuedOn', 'basisIssuer', 'approvedBy', 'validFrom', 'reason'] as const;

/** Fields that are empty and must not be, and those that hold no percentage. */
export function findFaults(draft: TargetDraft): {
  readonly missing: ReadonlySet<DraftField>;
  readonly notPercent: ReadonlySet<DraftField>;
} {
  const missing = new Set<DraftField>(REQUIRED.filter((field) => draft[field].trim() === ''));
  if ((draft.scopeKind === 'agency' || draft.scopeKind === 'division') && draft.agency === '') missing.add('agency');
  if (draft.scopeKind === 'division' && draft.division === '') missing.add('division');
  const notPercent = new Set<DraftField>();
  for (const field of ['minimum', 'met', 'good'] as const) {
    if ((field === 'met' || draft[field] !== '') && parsePercent(draft[field]) === null) notPercent.add(field);
  }
  if (pointsOf(draft).some(({ percent, periodId }) => periodId === '' || parsePercent(percent) === null)) notPercent.add('trajectory');
  return { missing, notPercent };
}

/** The points that count: of an even path the first as typed and the last at the level "met". */
function pointsOf({ path, points, met }: TargetDraft): readonly DraftPoint[] {
  if (path === 'none') return [];
  if (path === 'steps') return points;
  const [from = EMPTY_POINT, to = EMPTY_POINT] = points;
  return [from, { ...to, percent: met }];
}

export const EMPTY_POINT: DraftPoint = { periodId: '', percent: '' };

/** For whom the draft is. */
export function scopeOf({ scopeKind, tier, agency, division }: TargetDraft): NamedScope {
  switch (scopeKind) {
    case 'province':
      return { kind: 'province' };
    case 'tier':
      return { kind: 'tier', tier };
    case 'agency':
      return { kind: 'agency', agency };
    case 'division':
      return { kind: 'division', agency, division };
  }
}

function toRatio(text: string): number {
  return parsePercent(text) ?? 0;
}

function toLevel(text: string): number | null {
  return text === '' ? null : toRatio(text);
}

function toTrajectory(draft: TargetDraft): Trajectory | null {
  const points = pointsOf(draft).map(({ periodId, percent }) => ({ periodId, value: toRatio(percent) }));
  const [from, to] = points;
  if (draft.path === 'linear') return from === undefined || to === undefined ? null : { kind: 'linear', from, to };
  return draft.path === 'steps' ? { kind: 'steps', steps: points } : null;
}

/** What is sent; the draft has no faults. */
export function toNewTarget(draft: TargetDraft, supersedes: number | null): NewTarget {
  return {
    supersedes,
    metric: draft.metric,
    scope: scopeOf(draft),
    periodKind: draft.periodKind === '' ? null : draft.periodKind,
    comparator: draft.comparator,
    levels: { minimum: toLevel(draft.minimum), met: toRatio(draft.met), good: toLevel(draft.good) },
    trajectory: toTrajectory(draft),
    legalBasis: {
      ...{ type: draft.basisType, number: draft.basisNumber, issuedOn: draft.basisIssuedOn, issuer: draft.basisIssuer },
      clause: draft.basisClause.trim() === '' ? null : draft.basisClause,
    },
    approvedBy: draft.approvedBy,
    validFrom: draft.validFrom,
    validTo: draft.validTo === '' ? null : draft.validTo,
    reason: draft.reason,
  };
}

const FIELD_OF: ReadonlyMap<string, DraftField> = new Map<string, DraftField>([
  ...([
    ['levels.minimum', 'minimum'],
    ['levels.met', 'met'],
    ['levels.good', 'good'],
    ['legalBasis.type', 'basisType'],
    ['legalBasis.number', 'basisNumber'],
    ['legalBasis.issuedOn', 'basisIssuedOn'],
    ['legalBasis.issuer', 'basisIssuer'],
    ['legalBasis.clause', 'basisClause'],
    ['scope.agency', 'agency'],
    ['scope.division', 'division'],
    ['scope.tier', 'tier'],
  ] as const),
  ...(['metric', 'periodKind', 'comparator', 'approvedBy', 'validFrom', 'validTo', 'reason', 'trajectory', 'supersedes'] as const).map(
    (field) => [field, field] as const,
  ),
]);

/** The field a fault of the server belongs to; null when it is none of the form's. */
export function fieldOfPath(path: string): DraftField | null {
  return FIELD_OF.get(path) ?? (path.startsWith('trajectory') ? 'trajectory' : null);
}
