import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import classes from './trend-line.module.css';

export interface TrendRow {
  readonly label: string;
  /** Ratio 0..1; null breaks the line. */
  readonly value: number | null;
  /** What a path asks there, 0..1; null where it asks nothing. */
  readonly due: number | null;
  /** What the tooltip says under the label. */
  readonly detail: string;
}

export interface TrendLineProps {
  readonly rows: readonly TrendRow[];
  readonly seriesLabel: string;
  readonly dueLabel: string;
  readonly threshold: { readonly value: number; readonly label: string } | null;
  readonly formatAxis: (ratio: number) => string;
  readonly sentence: string;
}

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const HEIGHT = 300;

interface TooltipContent {
  readonly active?: boolean | undefined;
  readonly payload?: readonly { readonly payload?: TrendRow }[] | undefined;
}

/** A course of ratios on the whole scale 0..1, broken where unknown. The picture has one sentence; its figures are in the table beside it. */
export function TrendLine({ rows, seriesLabel, dueLabel, threshold, formatAxis, sentence }: TrendLineProps) {
  return (
    <div role="img" aria-label={sentence} className={classes['frame']}>
      <LineChart
        h={HEIGHT}
        data={rows.map((row) => ({ ...row }))}
        dataKey="label"
        series={[
          ...(rows.some(({ due }) => due !== null) ? [{ name: 'due', label: dueLabel, color: 'var(--nt-tick)' }] : []),
          { name: 'value', label: seriesLabel, color: 'var(--nt-met)' },
        ]}
        connectNulls={false}
        curveType="linear"
        strokeWidth={2.5}
        strokeDasharray="3 4"
        gridColor="var(--nt-line)"
        textColor="var(--nt-dimmed)"
        accessibilityLayer={false}
        xAxisProps={{ interval: 'preserveEnd', minTickGap: 12, padding: { left: 16, right: 24 } }}
        yAxisProps={{ domain: [0, 1], ticks: TICKS, interval: 0, tickFormatter: formatAxis, width: 52 }}
        referenceLines={threshold === null ? [] : [targetLine(threshold)]}
        lineProps={drawSeries}
        tooltipProps={{
          content: drawTip,
        }}
      />
    </div>
  );
}

/** The path is asked for, not measured: thinner, broken, without points of its own. */
function drawSeries({ name }: { readonly name: string }) {
  return name === 'due'
    ? { isAnimationActive: false, strokeWidth: 1.5, strokeDasharray: '6 4', dot: false, activeDot: false }
    : { isAnimationActive: false, dot: { r: 4, strokeWidth: 2 }, activeDot: { r: 6 } };
}

function targetLine(threshold: { readonly value: number; readonly label: string }) {
  return {
    y: threshold.value,
    color: 'var(--nt-tick)',
    strokeWidth: 1.5,
    label: { value: threshold.label, position: 'insideBottomLeft' as const, className: classes['targetLabel'] ?? '', offset: 6 },
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
