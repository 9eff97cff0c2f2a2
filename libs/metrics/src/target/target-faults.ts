import { parsePeriodId, periodNumber } from '../calendar/period.ts';
import type { IsoDate, PeriodKind } from '../contract/period.ts';
import type { TargetLevels, Trajectory, TrajectoryPoint, VersionedTarget } from '../contract/target.ts';
import { DIVISION_FIGURES } from '../publication/publish-divisions.ts';
import { kindOfTrajectory } from './stand-against.ts';

/** A target as it is proposed; what is not known yet (or not typed yet) is null and is not judged. */
export interface ProposedTarget extends Pick<VersionedTarget, 'metric' | 'periodKind' | 'trajectory' | 'validTo'> {
  readonly isOfDivision: boolean;
  readonly levels: Pick<TargetLevels, 'minimum' | 'good'> & { readonly met: number | null };
  readonly validFrom: IsoDate | null;
  /** Day of issue of the instrument it rests on. */
  readonly issuedOn: IsoDate | null;
}

/** What can be wrong with a target by itself, whatever other targets there are. */
export type TargetFault =
  | 'levels'
  | 'notIssued'
  | 'validTo'
  | 'periodKind'
  | 'trajectory'
  | 'trajectoryEnd'
  | 'trajectoryOver'
  | 'divisionFigure';

/** A fault and where it is: the path of the field in the body of `POST /targets`. */
export interface PlacedTargetFault {
  readonly path: 'levels.minimum' | 'levels.good' | 'legalBasis.issuedOn' | 'validTo' | 'metric' | 'periodKind' | 'trajectory';
  readonly fault: TargetFault;
}

/**
 * Everything that is wrong with a target by itself; of one field the first. Levels must ascend; an instrument that is not issued yet is no basis
 * (one that was issued after the first day is: a target may reach back); paper is counted by reporting months, divisions in blocks of four weeks
 * only; a path leads forward through periods of one kind to the level "met", and is not over before the target takes effect.
 */
export function findTargetFaults(target: ProposedTarget, today: IsoDate): PlacedTargetFault[] {
  const { levels, issuedOn, validFrom, validTo, isOfDivision, trajectory } = target;
  const judged: readonly (readonly [PlacedTargetFault['path'], TargetFault | null])[] = [
    ['levels.minimum', isBelow(levels.minimum, levels.met) ? null : 'levels'],
    ['levels.good', isBelow(levels.met, levels.good) ? null : 'levels'],
    ['legalBasis.issuedOn', issuedOn !== null && issuedOn > today ? 'notIssued' : null],
    ['validTo', isBelow(validFrom, validTo) ? null : 'validTo'],
    ['metric', isOfDivision && target.metric !== DIVISION_FIGURES.metric ? 'divisionFigure' : null],
    ['periodKind', faultOfKind(target)],
    ['trajectory', trajectory === null ? null : faultOfPath(trajectory, target)],
  ];
  return judged.flatMap(([path, fault]) => (fault === null ? [] : [{ path, fault }]));
}

/** Whether one value lies below another, as far as both are known. */
function isBelow<Value extends number | IsoDate>(lower: Value | null, upper: Value | null): boolean {
  return lower === null || upper === null || lower < upper;
}

function faultOfKind({ metric, periodKind, isOfDivision }: ProposedTarget): TargetFault | null {
  if (isOfDivision && !isToldOfDivisions(periodKind)) return 'divisionFigure';
  return metric === 'paper-reduction@1' && ![null, 'reporting-month'].includes(periodKind) ? 'periodKind' : null;
}

function isToldOfDivisions(kind: PeriodKind | null): boolean {
  return kind === null || kind === DIVISION_FIGURES.periodKind;
}

function faultOfPath(trajectory: Trajectory, { periodKind, levels, validFrom, isOfDivision }: ProposedTarget): TargetFault | null {
  const kind = kindOfTrajectory(trajectory);
  const points = pointsOf(trajectory);
  if (kind === null || ![null, kind].includes(periodKind) || !isForward(points)) return 'trajectory';
  if (validFrom !== null && isPathOver(trajectory, validFrom)) return 'trajectoryOver';
  if (levels.met !== null && points.at(-1)?.value !== levels.met) return 'trajectoryEnd';
  return isOfDivision && !isToldOfDivisions(kind) ? 'divisionFigure' : null;
}

function pointsOf(trajectory: Trajectory): readonly TrajectoryPoint[] {
  return trajectory.kind === 'linear' ? [trajectory.from, trajectory.to] : trajectory.steps;
}

function isForward(points: readonly TrajectoryPoint[]): boolean {
  const numbers = points.flatMap(({ periodId }) => {
    const period = parsePeriodId(periodId);
    return period === null ? [] : [periodNumber(period)];
  });
  return numbers.every((number, at) => at === 0 || (numbers[at - 1] ?? number) < number);
}

/** Whether the last period of a path has ended before a day. */
export function isPathOver(trajectory: Trajectory, day: IsoDate): boolean {
  const last = pointsOf(trajectory).at(-1);
  const period = last === undefined ? null : parsePeriodId(last.periodId);
  return period !== null && period.to < day;
}
