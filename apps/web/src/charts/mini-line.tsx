import { segmentPath } from './segment-path.ts';
import classes from './marks.module.css';

const WIDTH = 96;
const HEIGHT = 28;
const PAD = 3;

export interface MiniLineProps {
  /** Ratios 0..1, oldest first; null splits the line. */
  readonly values: readonly (number | null)[];
  readonly threshold: number | null;
  readonly sentence: string;
}

/** A row's course on the one scale 0..1 that every row shares, so that heights can be compared down the column. */
export function MiniLine({ values, threshold, sentence }: MiniLineProps) {
  const step = values.length > 1 ? (WIDTH - 2 * PAD) / (values.length - 1) : 0;
  const points = values.map((value, index) => (value === null ? null : { x: PAD + index * step, y: toY(value) }));
  const end = points.at(-1) ?? null;
  return (
    <svg className={classes['miniLine']} role="img" aria-label={sentence} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT}>
      {threshold !== null && <line className={classes['miniTarget']} x1="0" x2={WIDTH} y1={toY(threshold)} y2={toY(threshold)} />}
      <path className={classes['miniPath']} d={segmentPath(points)} />
      {end !== null && <circle className={classes['miniEnd']} cx={end.x} cy={end.y} r="2.5" />}
    </svg>
  );
}

function toY(value: number): number {
  return PAD + (1 - value) * (HEIGHT - 2 * PAD);
}
