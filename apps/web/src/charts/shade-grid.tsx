import classes from './shade-grid.module.css';
import { COLUMN, isLateHead } from './shade-head.ts';

/** One cell. `step` 0..4 = how much, from none to most; null = unknown, drawn hatched and never as an empty 0. */
export interface ShadeCell {
  /** Names it among all cells: a day, or an hour of the week. */
  readonly at: string;
  readonly step: 0 | 1 | 2 | 3 | 4 | null;
  readonly isDayOff?: boolean;
  /** Its time has not come yet: no want of knowledge, drawn dotted and without hatch. */
  readonly isNotYet?: boolean;
  /** Not all of it is known. */
  readonly isPartial?: boolean;
  /** What the tooltip of the cell says. */
  readonly detail: string;
}

export interface ShadeGridProps {
  /** Columns of cells from above, the last may be shorter: weeks of days, or hours of the days of the week. */
  readonly columns: readonly (readonly ShadeCell[])[];
  /** Short names of the rows. */
  readonly rows: readonly string[];
  /** What stands above a column: the name of a month, an hour, or nothing. One without room after its column ends at the edge. */
  readonly heads: readonly string[];
  /** Stretches that are marked under the heads, in columns and parts of them. */
  readonly spans?: readonly { readonly from: number; readonly to: number }[];
  /** What the grid says, in a sentence; its figures are in the table beside it. */
  readonly sentence: string;
}

const SIZE = COLUMN;
const TOP = 20;
/** Room for the names of the rows: so much for a letter of the size a phone has, and for the gap. */
const LETTER = 10;
const GAP = 10;
/** So many shrink on a phone until their labels can't be read: those are drawn larger there. */
const MANY_COLUMNS = 16;

/** Shades in columns and rows. */
export function ShadeGrid({ columns, rows, heads, spans = [], sentence }: ShadeGridProps) {
  const left = GAP + LETTER * Math.max(...rows.map(({ length }) => length));
  return (
    <svg
      className={classes['grid']}
      role="img"
      aria-label={sentence}
      data-many={columns.length > MANY_COLUMNS || undefined}
      viewBox={`0 0 ${left + columns.length * SIZE} ${TOP + rows.length * SIZE}`}
      style={{ maxWidth: (left + columns.length * SIZE) * 1.25 }}
    >
      {rows.map((name, row) => (
        <text key={name} className={classes['label']} x={0} y={TOP + row * SIZE + 13.5}>
          {name}
        </text>
      ))}
      {heads.map((name, column) =>
        name === '' ? null : (
          <text
            key={`${name} ${columns[column]?.[0]?.at}`}
            className={classes['label']}
            {...(isLateHead(name, column, columns.length)
              ? { x: left + columns.length * SIZE, textAnchor: 'end' }
              : { x: left + column * SIZE })}
            y={12}
          >
            {name}
          </text>
        ),
      )}
      {spans.map(({ from, to }) => (
        <rect
          key={from}
          className={classes['span']}
          x={left + from * SIZE + 1}
          y={TOP - 4}
          width={(to - from) * SIZE - 2}
          height={3}
          rx={1.5}
        />
      ))}
      {columns.map((cells, column) =>
        cells.map((cell, row) => <Cell key={cell.at} cell={cell} x={left + column * SIZE} y={TOP + row * SIZE} />),
      )}
    </svg>
  );
}

function Cell({ cell, x, y }: { readonly cell: ShadeCell; readonly x: number; readonly y: number }) {
  const step = cell.step ?? 'unknown';
  const isOff = cell.isDayOff === true;
  const isNotYet = cell.isNotYet === true;
  return (
    <g data-at={cell.at} data-step={step} data-off={isOff || undefined}>
      <title>{cell.detail}</title>
      <rect
        className={classes['cell']}
        data-step={step}
        data-off={isOff || undefined}
        data-not-yet={isNotYet || undefined}
        x={x + 1.5}
        y={y + 1.5}
        width={SIZE - 3}
        height={SIZE - 3}
        rx={3}
      />
      {cell.step === null && !isOff && !isNotYet && (
        <path className={classes['hatch']} d={`M${x + 3} ${y + 10}l7 -7M${x + 3} ${y + 17}l14 -14M${x + 10} ${y + 17}l7 -7`} />
      )}
      {cell.isPartial === true && <path className={classes['partial']} d={`M${x + 2} ${y + 2}h7l-7 7z`} />}
    </g>
  );
}
