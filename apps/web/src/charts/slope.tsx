import { spreadLabels } from './spread-labels.ts';
import classes from './slope.module.css';

/** One line: two ratios 0..1. */
export interface SlopeRow {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly direction: 'up' | 'down' | 'same';
  /** What stands at both ends; null = the line has no words. */
  readonly label: { readonly from: string; readonly to: string } | null;
  /** What the tooltip says. */
  readonly detail: string;
}

export interface SlopeProps {
  readonly rows: readonly SlopeRow[];
  /** What stands over both ends. */
  readonly heads: { readonly from: string; readonly to: string };
  readonly threshold: { readonly value: number; readonly label: string } | null;
  readonly formatAxis: (ratio: number) => string;
  readonly sentence: string;
  /** Drawn for a narrow screen, so that words keep their size. */
  readonly isNarrow: boolean;
}

const TOP = 40;
const HEIGHT = 460;
const BOTTOM = HEIGHT - 14;
const GAP = 17;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const WIDE = { width: 900, from: 150, to: 560 };
const NARROW = { width: 350, from: 88, to: 160 };
/** Where there is less room: the scale, and its middle. */
const NARROW_TICKS: readonly number[] = [0, 0.5, 1];
/** Words of the scale that would stand on those of the target are left out. */
const LEAST_APART = 15;

/** Before and after of many as lines between two scales 0..1; the few that are labelled stand out. */
export function Slope({ rows, heads, threshold, formatAxis, sentence, isNarrow }: SlopeProps) {
  const { width, from, to } = isNarrow ? NARROW : WIDE;
  const labelled = rows.filter(({ label }) => label !== null);
  const room = { gap: GAP, least: TOP + 4, most: BOTTOM };
  const fromY = spreadLabels(
    labelled.map((row) => toY(row.from)),
    room,
  );
  const endY = spreadLabels(
    labelled.map((row) => toY(row.to)),
    room,
  );
  return (
    <svg className={classes['slope']} role="img" aria-label={sentence} viewBox={`0 0 ${width} ${HEIGHT}`} width="100%">
      <text className={classes['head']} x={from} y="18" textAnchor={isNarrow ? 'start' : 'middle'} dx={isNarrow ? -from + 2 : 0}>
        {heads.from}
      </text>
      <text className={classes['head']} x={to} y="18" textAnchor={isNarrow ? 'start' : 'middle'}>
        {heads.to}
      </text>
      {(isNarrow ? NARROW_TICKS : TICKS).map((tick) => (
        <g key={tick}>
          <line className={classes['grid']} x1={from} x2={to} y1={toY(tick)} y2={toY(tick)} />
          {(threshold === null || Math.abs(toY(tick) - toY(threshold.value)) >= LEAST_APART) && (
            <text className={classes['tick']} x={isNarrow ? 0 : 4} y={toY(tick) + 4}>
              {formatAxis(tick)}
            </text>
          )}
        </g>
      ))}
      <line className={classes['axis']} x1={from} x2={from} y1={toY(1)} y2={toY(0)} />
      <line className={classes['axis']} x1={to} x2={to} y1={toY(1)} y2={toY(0)} />
      {threshold !== null && (
        <>
          <line className={classes['target']} x1={from - 8} x2={to + 8} y1={toY(threshold.value)} y2={toY(threshold.value)} />
          <text className={classes['targetValue']} x={isNarrow ? 0 : 4} y={toY(threshold.value) + 4}>
            {threshold.label}
          </text>
        </>
      )}
      {rows
        .toSorted((a, b) => Number(a.label !== null) - Number(b.label !== null))
        .map((row) => (
          <Line key={row.key} row={row} from={from} to={to} />
        ))}
      {labelled.map((row, index) => (
        <g key={row.key} className={classes['label']}>
          <text x={from - 12} y={(fromY[index] ?? 0) + 4} textAnchor="end">
            {row.label?.from}
          </text>
          <text x={to + 12} y={(endY[index] ?? 0) + 4}>
            {row.label?.to}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Line({ row, from, to }: { readonly row: SlopeRow; readonly from: number; readonly to: number }) {
  const [y1, y2] = [toY(row.from), toY(row.to)];
  return (
    <g className={classes['line']} data-direction={row.direction} data-labelled={row.label !== null || undefined} data-row={row.key}>
      <title>{row.detail}</title>
      <line className={classes['stroke']} x1={from} x2={to} y1={y1} y2={y2} />
      <circle cx={from} cy={y1} r="3.5" />
      <circle cx={to} cy={y2} r="3.5" />
    </g>
  );
}

function toY(ratio: number): number {
  return BOTTOM - ratio * (BOTTOM - TOP);
}
