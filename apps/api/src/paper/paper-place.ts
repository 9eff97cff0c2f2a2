import { addDays, parsePeriodId, type IsoDate, type Period } from '@nhip-thu/metrics';
import type { FaultList } from '../directory/import-fault.ts';
import { Structure, type SuccessionStep } from '../directory/structure.ts';
import type { PaperPlace } from './paper-file.ts';
import type { UnitSpan } from './paper-months.ts';

/** Units by code, and what became of them. */
export interface KnownUnits {
  readonly units: ReadonlyMap<string, UnitSpan>;
  readonly steps: readonly SuccessionStep[];
  readonly today: IsoDate;
}

/** Whether there is such a unit in such a month: on one day of it at least, so that a unit can still report the month in which it ended. */
export function checkPlace({ row, agencyCode, periodId }: PaperPlace, known: KnownUnits, faults: FaultList): void {
  const month = periodId === null ? null : parsePeriodId(periodId);
  if (month !== null && month.from > known.today) faults.add({ row, column: 'month', code: 'future-month', found: month.id });
  if (agencyCode === null) return;
  const unit = known.units.get(agencyCode);
  if (unit === undefined) faults.add({ row, column: 'agency', code: 'unknown-agency', found: agencyCode });
  else if (month !== null) checkDays(row, { unit, month }, known, faults);
}

function checkDays(row: number, { unit, month }: { unit: UnitSpan; month: Period }, known: KnownUnits, faults: FaultList): void {
  const { code, validFrom, validTo } = unit;
  if (validTo !== null && validTo <= month.from) {
    const heir = heirOf(unit, validTo, known);
    faults.add({ row, column: 'agency', code: 'ended-unit', found: code, expected: heir === null ? validTo : `${validTo} → ${heir}` });
  } else if (validFrom > month.to) faults.add({ row, column: 'agency', code: 'unit-not-yet', found: code, expected: validFrom });
}

/** Code of the unit that an ended one became part of; null when there is none, or none that may be seen. */
function heirOf(unit: UnitSpan, endsOn: IsoDate, { units, steps }: KnownUnits): string | null {
  const heirId = new Structure(steps).currentOf(unit.id, addDays(endsOn, -1));
  return [...units.values()].find(({ id }) => id === heirId && id !== unit.id)?.code ?? null;
}
