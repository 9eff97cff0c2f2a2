import { findTargetFaults, isIsoDate, isPathOver, parsePercent } from '@nhip-thu/metrics';
import type { IsoDate, PeriodKind, TargetEntry, TargetFault, TargetMetric, Trajectory } from '@nhip-thu/metrics';
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

/** What a successor starts from: the same target, but for its basis, approver, days and reason, which are new, and for a path that is over today. */
export function draftOf(target: TargetEntry, today: IsoDate): TargetDraft {
  const { scope, levels } = target;
  const trajectory = hasPathOver(target, today) ? null : target.trajectory;
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

/** Whether the way to a target has ended before today. */
export function hasPathOver({ trajectory }: TargetEntry, today: IsoDate): boolean {
  return trajectory !== null && isPathOver(trajectory, today);
}

function toPercent(ratio: number | null): string {
  return ratio === null ? '' : String(Number((ratio * 100).toFixed(2)));
}

/** Fields of the form, by the paths the server names its faults by. */
export type DraftField = Exclude<keyof TargetDraft, 'points' | 'scopeKind' | 'path'> | 'trajectory' | 'supersedes';

const REQUIRED = ['basisType', 'basisNumber', 'basisIssuedOn', 'basisIssuer', 'approvedBy', 'validFrom', 'reason'] as const;

/** What the form finds wrong: a field that is empty and must not be, what is no percentage, points without period or percentage, or a rule of targets. */
export type DraftFault = 'missing' | 'notPercent' | 'badPath' | TargetFault;

/** Everything that is wrong with a draft, of each field the first; places that are taken are only known to the server. */
export function findFaults(draft: TargetDraft, today: IsoDate): ReadonlyMap<DraftField, DraftFault> {
  const ofRules = findTargetFaults(proposalOf(draft), today).flatMap(({ path, fault }) => {
    const field = fieldOfPath(path);
    return field === null ? [] : [[field, fault] as const];
  });
  // What is typed is judged before what it would mean: the later one of a field is kept.
  return new Map<DraftField, DraftFault>([
    ...ofRules,
    ...(hasPointMissing(draft) ? [['trajectory', 'badPath'] as const] : []),
    ...LEVELS.filter((level) => isNoLevel(draft, level)).map((level) => [level, 'notPercent'] as const),
    ...listMissing(draft).map((field) => [field, 'missing'] as const),
  ]);
}

const LEVELS = ['minimum', 'met', 'good'] as const;

function isNoLevel(draft: TargetDraft, level: (typeof LEVELS)[number]): boolean {
  return (level === 'met' || draft[level] !== '') && parsePercent(draft[level]) === null;
}

function listMissing(draft: TargetDraft): DraftField[] {
  const { scopeKind, agency, division } = draft;
  const missing: DraftField[] = REQUIRED.filter((field) => draft[field].trim() === '');
  if ((scopeKind === 'agency' || scopeKind === 'division') && agency === '') missing.push('agency');
  if (scopeKind === 'division' && division === '') missing.push('division');
  return missing;
}

/** Whether a point of the path lacks its period or percentage. */
function hasPointMissing(draft: TargetDraft): boolean {
  return pointsOf(draft).some((_, at) => faultOfPoint(draft, at, 'periodId') !== null || faultOfPoint(draft, at, 'percent') !== null);
}

/** What is wrong with a field of a point of the path by itself; the end of an even path is the level "met", which has its own field. */
export function faultOfPoint(draft: TargetDraft, at: number, field: keyof DraftPoint): 'missing' | 'notPercent' | null {
  const text = pointsOf(draft)[at]?.[field].trim();
  if (text === undefined || (field === 'percent' && draft.path === 'linear' && at > 0)) return null;
  if (text === '') return 'missing';
  return field === 'percent' && parsePercent(text) === null ? 'notPercent' : null;
}

/** The draft as far as it can be judged. */
function proposalOf(draft: TargetDraft): Parameters<typeof findTargetFaults>[0] {
  return {
    metric: draft.metric,
    periodKind: draft.periodKind === '' ? null : draft.periodKind,
    isOfDivision: draft.scopeKind === 'division',
    levels: { minimum: parsePercent(draft.minimum), met: parsePercent(draft.met), good: parsePercent(draft.good) },
    trajectory: hasPointMissing(draft) ? null : toTrajectory(draft),
    ...{ validFrom: dayOf(draft.validFrom), validTo: dayOf(draft.validTo), issuedOn: dayOf(draft.basisIssuedOn) },
  };
}

function dayOf(text: string): IsoDate | null {
  return isIsoDate(text) ? text : null;
}

/** The points that count: of an even path the first as typed and the last at the level "met". */
function pointsOf({ path, points, met }: TargetDraft): readonly DraftPoint[] {
  if (path === 'none') return [];
  if (path === 'steps') return points.length === 0 ? [EMPTY_POINT] : points;
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
