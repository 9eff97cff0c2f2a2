import { percent } from './bullet.tsx';
import classes from './stack-columns.module.css';

/** One column. */
export interface StackColumn {
  readonly key: string;
  readonly label: string;
  /** Counts from the foot up, in the order of the fills; null = nothing is known, drawn hatched and never as an empty 0. */
  readonly parts: readonly [number, number, number] | null;
  /** What stands over the column: all of it. */
  readonly sum: string;
  /** What the tooltip says. */
  readonly detail: string;
}

interface StackColumnsProps {
  readonly columns: readonly StackColumn[];
  readonly formatAxis: (value: number) => string;
  readonly sentence: string;
}

const PARTS = ['first', 'second', 'third'] as const;
const HEIGHT = 260;
const TOP = 24;
const FOOT = 228;
/** Room for the figures of the axis, in pixels. */
const LEFT = 52;
const TICK_COUNT = 4;

/** Counts one upon the other, a column each, on a scale from 0. */
export function StackColumns({ columns, formatAxis, sentence }: StackColumnsProps) {
  const scale = roundUp(Math.max(1, ...columns.map(({ parts }) => sumOf(parts))));
  const ticks = Array.from({ length: TICK_COUNT + 1 }, (_, at) => (scale * at) / TICK_COUNT);
  const toY = (value: number): number => FOOT - (value / scale) * (FOOT - TOP);
  return (
    <div className={classes['frame']} role="img" aria-label={sentence}>
      <svg className={classes['axis']} width={LEFT} height={HEIGHT} aria-hidden>
        {ticks.map((tick) => (
          <text key={tick} x={LEFT - 8} y={toY(tick) + 4} textAnchor="end">
            {formatAxis(tick)}
          </text>
        ))}
      </svg>
      <svg className={classes['plot']} width="100%" height={HEIGHT} aria-hidden>
        {ticks.map((tick) => (
          <line key={tick} className={classes['grid']} x1="0" x2="100%" y1={toY(tick)} y2={toY(tick)} />
        ))}
        {columns.map((column, at) => (
          <Column key={column.key} column={column} place={{ from: (at + 0.18) / columns.length, size: 0.64 / columns.length }} toY={toY} />
        ))}
      </svg>
    </div>
  );
}

interface ColumnProps {
  readonly column: StackColumn;
  /** Shares of the width. */
  readonly place: { readonly from: number; readonly size: number };
  readonly toY: (value: number) => number;
}

function Column({ column: { label, parts, sum, detail, key }, place: { from, size }, toY }: ColumnProps) {
  const x = percent(from);
  const width = percent(size);
  const middle = percent(from + size / 2);
  return (
    <g data-column={key}>
      <title>{detail}</title>
      {parts === null ? (
        <rect className={classes['unknown']} x={x} width={width} y={TOP} height={FOOT - TOP} />
      ) : (
        parts.map((part, at) => {
          const below = parts.slice(0, at).reduce((all, each) => all + each, 0);
          return (
            <rect
              key={PARTS[at]}
              className={classes['part']}
              data-part={PARTS[at]}
              x={x}
              width={width}
              y={toY(below + part)}
              height={toY(below) - toY(below + part)}
            />
          );
        })
      )}
      <text className={classes['sum']} x={middle} y={parts === null ? TOP - 8 : toY(sumOf(parts)) - 7} textAnchor="middle">
        {sum}
      </text>
      <text className={classes['label']} x={middle} y={FOOT + 20} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

function sumOf(parts: StackColumn['parts']): number {
  return parts === null ? 0 : parts.reduce((sum, part) => sum + part, 0);
}

/** The least of 1, 2, 4 and 8 times a power of ten that is not exceeded, so that the quarters of the scale are round. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((factor) => value <= factor * power) ?? 10) * power;
}
