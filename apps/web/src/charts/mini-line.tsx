import { segmentPath } from './segment-path.ts';
import classes from './marks.module.css';

const SIZES = { small: { width: 96, height: 28, pad: 3 }, large: { width: 240, height: 84, pad: 5 } };

export interface MiniLineProps {
  /** Ratios 0..1, oldest first; null splits the line. */
  readonly values: readonly (number | null)[];
  /** Of each value: between which ratios the true one lies, where it is not the value itself. */
  readonly ranges: readonly ({ readonly lower: number; readonly upper: number } | null)[];
  readonly threshold: number | null;
  readonly sentence: string;
  /** `large` is as wide as there is room. */
  readonly size?: keyof typeof SIZES;
}

/** A row's course on the one scale 0..1 that every row shares, so that heights can be compared down the column. */
export function MiniLine({ values, ranges, threshold, sentence, size = 'small' }: MiniLineProps) {
  const { width, height, pad } = SIZES[size];
  const toY = (value: number): number => pad + (1 - value) * (height - 2 * pad);
  const step = values.length > 1 ? (width - 2 * pad) / (values.length - 1) : 0;
  const points = values.map((value, index) => (value === null ? null : { x: pad + index * step, y: toY(value) }));
  const end = points.at(-1) ?? null;
  return (
    <svg
      className={classes['miniLine']}
      role="img"
      aria-label={sentence}
      viewBox={`0 0 ${width} ${height}`}
      {...(size === 'small' ? { width, height } : { width: '100%' })}
      data-size={size}
    >
      {size === 'large' && <rect className={classes['miniFrame']} x="0.5" y={toY(1)} width={width - 1} height={toY(0) - toY(1)} />}
      {threshold !== null && <line className={classes['miniTarget']} x1="0" x2={width} y1={toY(threshold)} y2={toY(threshold)} />}
      {ranges.map(
        (range, index) =>
          range !== null && (
            <line
              // A place on the axis, which is all that tells these apart.
              key={pad + index * step}
              className={classes['miniRange']}
              x1={pad + index * step}
              x2={pad + index * step}
              y1={toY(range.lower)}
              y2={toY(range.upper)}
            />
          ),
      )}
      <path className={classes['miniPath']} d={segmentPath(points)} />
      {end !== null && (
        <circle className={classes['miniEnd']} data-open={(ranges.at(-1) ?? null) !== null || undefined} cx={end.x} cy={end.y} r="2.5" />
      )}
    </svg>
  );
}
