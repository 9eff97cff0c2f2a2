import { toCsv } from '../../text/csv.ts';
import { POINT_HEADER, toPointCells } from '../../text/point-csv.ts';
import type { Course } from './course.ts';

/** The trend as a file: same rows, order and rounding as on screen; unknown cells are empty. */
export function toTrendCsv({ trend, target, definition, asOf, computedAt }: Course): string {
  return toCsv(
    [...POINT_HEADER, 'as_of', 'computed_at'],
    trend.map((point) => [...toPointCells(point, definition, target?.comparator), asOf, computedAt]),
  );
}
