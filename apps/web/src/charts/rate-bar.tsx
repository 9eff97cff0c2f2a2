import { percent, RangeEnd, Tick } from './bullet.tsx';
import type { Range, Tone } from './bullet.tsx';
import classes from './marks.module.css';

export interface RateBarProps {
  /** Ratio 0..1; null = unknown, drawn as a hatched track without bar. */
  readonly value: number | null;
  readonly interval: Range | null;
  /** Between what the value lies where it is not told exactly: drawn as a dashed end of the bar. */
  readonly range?: Range | null;
  readonly threshold: number | null;
  readonly tone: Tone;
  readonly sentence: string;
}

/** One row of a league: bar, interval as whisker, target as tick, all on the scale 0..1. */
export function RateBar({ value, interval, range = null, threshold, tone, sentence }: RateBarProps) {
  return (
    <svg
      className={classes['rateBar']}
      role="img"
      aria-label={sentence}
      width="100%"
      height="22"
      data-unknown={value === null || undefined}
    >
      <rect className={value === null ? classes['trackUnknown'] : classes['track']} x="0" y="5" width="100%" height="12" rx="3" />
      {value !== null && (
        <rect className={classes['bar']} data-tone={tone} x="0" y="5" width={percent(range?.lower ?? value)} height="12" rx="3" />
      )}
      {range !== null && <RangeEnd range={range} y={5} height={12} rx={3} />}
      {interval !== null && <Whisker lower={interval.lower} upper={interval.upper} />}
      {threshold !== null && <Tick at={threshold} height={22} />}
    </svg>
  );
}

function Whisker({ lower, upper }: Range) {
  const [from, to] = [percent(lower), percent(upper)];
  return (
    <>
      {(['whiskerHalo', 'whisker'] as const).map((layer) => (
        <g key={layer} className={classes[layer]}>
          <line x1={from} x2={to} y1="11" y2="11" />
          <line x1={from} x2={from} y1="7.5" y2="14.5" />
          <line x1={to} x2={to} y1="7.5" y2="14.5" />
        </g>
      ))}
    </>
  );
}
