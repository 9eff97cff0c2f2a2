import classes from './day-strip.module.css';

/** One day of a strip. `step` 1..4 = how full, from light to dark; `day` = told as a whole; null = unknown, drawn hatched and never as an empty 0. */
export interface DayCell {
  readonly day: string;
  readonly step: 1 | 2 | 3 | 4 | 'day' | null;
  readonly isDayOff: boolean;
  readonly isFlagged: boolean;
  /** What the tooltip of the cell says. */
  readonly detail: string;
}

export interface DayStripProps {
  readonly cells: readonly DayCell[];
  /** What the strip says, in a sentence; its figures are in the table beside it. */
  readonly sentence: string;
}

const HEIGHT = 34;
const CELL = { y: 0, height: 26 };
const UNITS = 10;

/** Days side by side, as wide as there is room. */
export function DayStrip({ cells, sentence }: DayStripProps) {
  return (
    <svg
      className={classes['strip']}
      role="img"
      aria-label={sentence}
      viewBox={`0 0 ${cells.length * UNITS} ${HEIGHT}`}
      preserveAspectRatio="none"
      width="100%"
      height={HEIGHT}
      style={{ minWidth: cells.length * 6 }}
    >
      {cells.map((cell, index) => (
        <Cell key={cell.day} cell={cell} x={index * UNITS} />
      ))}
    </svg>
  );
}

function Cell({ cell, x }: { readonly cell: DayCell; readonly x: number }) {
  return (
    <g data-day={cell.day} data-step={cell.step ?? 'unknown'}>
      <title>{cell.detail}</title>
      <rect
        className={classes['cell']}
        data-step={cell.step ?? 'unknown'}
        x={x + 0.6}
        y={CELL.y}
        width={UNITS - 1.2}
        height={CELL.height}
      />
      {cell.step === 'day' && <path className={classes['whole']} d={`M${x + 0.6} ${CELL.height / 2}h${UNITS - 1.2}`} />}
      {cell.step === null && <Hatch x={x + 0.6} />}
      {cell.isFlagged && <path className={classes['flag']} d={`M${x + 1} ${CELL.y}h8l-4 9z`} />}
      {cell.isDayOff && <rect className={classes['dayOff']} x={x + 2} y={30} width={UNITS - 4} height={3} />}
    </g>
  );
}

/** Lines across a cell; a pattern would need an id that is unique on the page. */
function Hatch({ x }: { readonly x: number }) {
  const right = x + UNITS - 1.2;
  return <path className={classes['hatch']} d={[8, 16, 24].map((y) => `M${x} ${y}L${right} ${y - 7}`).join('')} />;
}
