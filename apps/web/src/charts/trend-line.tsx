import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import { useMediaQuery } from '@mantine/hooks';
import { useId } from 'react';
import classes from './trend-line.module.css';

export interface TrendRow {
  readonly label: string;
  /** A value of the scale; null breaks the line. */
  readonly value: number | null;
  /** The value is one end of what may be true: drawn open, with the rest as an upright bar. */
  readonly range?: { readonly lower: number; readonly upper: number } | null;
  /** What a path asks there; null where it asks nothing. */
  readonly due: number | null;
  /** Nothing is known or told: the place is hatched, so that it is not taken for a 0. */
  readonly isMissing: boolean;
  /** What the tooltip says under the label. */
  readonly detail: string;
}

/** A level, with the values that reach it or come near it. */
export interface TrendTarget {
  readonly value: number;
  readonly label: string;
  readonly bands: readonly { readonly kind: 'met' | 'near'; readonly from: number; readonly to: number }[];
  /** Place among the rows (0 = the first, fractions between) from which it holds; null = from before them. */
  readonly since: number | null;
}

export interface TrendLineProps {
  readonly rows: readonly TrendRow[];
  readonly seriesLabel: string;
  readonly dueLabel: string;
  readonly target: TrendTarget | null;
  /** Events, by their place among the rows. */
  readonly events: readonly { readonly at: number; readonly label: string }[];
  /** Of the whole axis, from 0; the ratios 0..1 when absent. */
  readonly ticks?: readonly number[];
  readonly formatAxis: (value: number) => string;
  readonly sentence: string;
  /** For a room: in large letters, as high as the screen allows. */
  readonly isLarge?: boolean;
}

const RATIO_TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const HEIGHT = 260;
/** Room for the words of the axes, in pixels. */
const ROOM = { left: 52, below: 30 };
const LARGE_ROOM = { left: 110, below: 64 };

interface TooltipContent {
  readonly active?: boolean | undefined;
  readonly payload?: readonly { readonly payload?: TrendRow }[] | undefined;
}

/**
 * A course of values on a whole scale from 0, broken and hatched where unknown, over the bands of its target. The picture has one sentence; its
 * figures are in the table beside it.
 */
export function TrendLine(props: TrendLineProps) {
  const { rows, seriesLabel, dueLabel, target, events, ticks = RATIO_TICKS, formatAxis, sentence, isLarge = false } = props;
  const hatch = useId();
  const end = rows.length - 0.5;
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const room = isLarge && !isNarrow ? LARGE_ROOM : ROOM;
  return (
    <div role="img" aria-label={sentence} className={classes['frame']} data-large={isLarge || undefined}>
      <LineChart
        h={isLarge ? '100%' : HEIGHT}
        data={rows.map((row, at) => ({ ...row, at }))}
        dataKey="at"
        series={[
          ...(rows.some(({ due }) => due !== null) ? [{ name: 'due', label: dueLabel, color: 'var(--nt-tick)' }] : []),
          { name: 'value', label: seriesLabel, color: 'var(--nt-met)' },
        ]}
        connectNulls={false}
        curveType="linear"
        strokeWidth={isLarge ? 5 : 2.5}
        strokeDasharray="3 4"
        gridColor="var(--nt-line)"
        textColor="var(--nt-dimmed)"
        accessibilityLayer={false}
        xAxisProps={{
          ...{ type: 'number', domain: [-0.5, end], ticks: rows.map((_, at) => at), interval: 'preserveEnd', minTickGap: 12 },
          height: room.below,
          tickFormatter: (at: number) => rows[at]?.label ?? '',
        }}
        yAxisProps={{ domain: [0, ticks.at(-1) ?? 1], ticks: [...ticks], interval: 0, tickFormatter: formatAxis, width: room.left }}
        referenceAreas={[...(target === null ? [] : drawBands(target, end)), ...drawGaps(rows, `url(#${hatch})`)]}
        referenceLines={[
          ...(target === null ? [] : [drawTarget(target, end)]),
          ...events.map((event) => drawEvent(event, end)),
          ...rows.flatMap(drawRange),
        ]}
        referenceDots={rows.flatMap(drawOpen)}
        lineProps={drawSeries}
        tooltipProps={{ content: drawTip }}
      >
        <defs>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line className={classes['hatch']} x1="0" x2="0" y1="0" y2="7" />
          </pattern>
        </defs>
      </LineChart>
    </div>
  );
}

/** The path is asked for, not measured: thinner, broken, without points of its own. */
function drawSeries({ name }: { readonly name: string }) {
  return name === 'due'
    ? { isAnimationActive: false, strokeWidth: 1.5, strokeDasharray: '6 4', dot: false, activeDot: false }
    : { isAnimationActive: false, dot: { r: 4, strokeWidth: 2 }, activeDot: { r: 6 } };
}

const beginOf = ({ since }: TrendTarget): number => since ?? -0.5;

function drawBands(target: TrendTarget, end: number) {
  return target.bands.map(({ kind, from, to }) => ({
    ...{ x1: beginOf(target), x2: end, y1: from, y2: to, ifOverflow: 'hidden' as const },
    ...{ fill: `var(--nt-target-${kind})`, fillOpacity: 1, stroke: 'none' },
  }));
}

/** Half a period on each side of what is missing. */
function drawGaps(rows: readonly TrendRow[], fill: string) {
  return rows.flatMap(({ isMissing }, at) => (isMissing ? [{ x1: at - 0.5, x2: at + 0.5, fill, fillOpacity: 1, stroke: 'none' }] : []));
}

/** What may be true of a point. */
function drawRange({ range = null }: TrendRow, at: number) {
  if (range === null) return [];
  const segment = [
    { x: at, y: range.lower },
    { x: at, y: range.upper },
  ] as const;
  return [{ segment, color: 'var(--nt-met)', strokeWidth: 6, strokeOpacity: 0.4, className: classes['range'] ?? '' }];
}

/** Over the dot of the line, so that it looks hollow. */
function drawOpen({ value, range = null }: TrendRow, at: number) {
  if (value === null || range === null) return [];
  return [{ x: at, y: value, r: 5, color: 'var(--nt-surface)', stroke: 'var(--nt-met)', strokeWidth: 2, ifOverflow: 'visible' as const }];
}

function drawTarget(target: TrendTarget, end: number) {
  const { value, label } = target;
  return {
    segment: [
      { x: beginOf(target), y: value },
      { x: end, y: value },
    ] as const,
    ...{ color: 'var(--nt-tick)', strokeWidth: 1.5 },
    label: { value: label, position: 'insideBottomLeft' as const, className: classes['label'] ?? '', offset: 6 },
  };
}

/** Its words stand on the side where there is more room. */
function drawEvent({ at, label }: TrendLineProps['events'][number], end: number) {
  const position = at < end / 2 ? ('insideBottomLeft' as const) : ('insideBottomRight' as const);
  return {
    ...{ x: at, color: 'var(--nt-tick)', strokeWidth: 1.5, strokeDasharray: '2 3' },
    label: { value: label, position, className: classes['label'] ?? '', offset: 8 },
  };
}

function drawTip({ active, payload }: TooltipContent) {
  const row = active === true ? payload?.[0]?.payload : undefined;
  if (row === undefined) return null;
  return (
    <div className={classes['tip']}>
      <strong>{row.label}</strong>
      <span>{row.detail}</span>
    </div>
  );
}
