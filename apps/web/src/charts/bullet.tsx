import classes from './marks.module.css';

/** Colour of a bar: on the good side of the target, on the other, or nothing to compare with. */
export type Tone = 'met' | 'not-met' | 'plain';

export interface Range {
  readonly lower: number;
  readonly upper: number;
}

export interface BulletProps {
  /** Ratio 0..1. */
  readonly value: number;
  /** Ratio 0..1, drawn as the tick. */
  readonly threshold: number;
  /** Ratio from which a value counts as near the target; start of the middle band. */
  readonly nearFrom: number;
  readonly tone: Tone;
  /** Between what the value lies where it is not told exactly: drawn as a dashed end of the bar. */
  readonly range?: Range | null;
  /** What the picture says, in a sentence. */
  readonly sentence: string;
}

/** A value as a bar from 0 to 1 against its target. There is no bullet without value or without target. */
export function Bullet({ value, threshold, nearFrom, tone, range = null, sentence }: BulletProps) {
  return (
    <svg className={classes['bullet']} role="img" aria-label={sentence} width="100%" height="24">
      <rect className={classes['bandMet']} x="0" y="4" width="100%" height="16" rx="3" />
      <rect className={classes['bandNear']} x="0" y="4" width={percent(threshold)} height="16" rx="3" />
      <rect className={classes['bandLow']} x="0" y="4" width={percent(nearFrom)} height="16" rx="3" />
      <rect className={classes['bar']} data-tone={tone} x="0" y="8" width={percent(range?.lower ?? value)} height="8" rx="1.5" />
      {range !== null && <RangeEnd range={range} y={8} height={8} rx={1.5} />}
      <Tick at={threshold} height={24} />
    </svg>
  );
}

interface RangeEndProps {
  readonly range: Range;
  readonly y: number;
  readonly height: number;
  readonly rx: number;
}

/** Between what a value lies that is not told exactly: the dashed end of its bar. */
export function RangeEnd({ range: { lower, upper }, ...place }: RangeEndProps) {
  return <rect className={classes['trackUnknown']} x={percent(lower)} width={percent(upper - lower)} {...place} />;
}

export interface TickProps {
  readonly at: number;
  readonly height: number;
}

/** The target: an upright mark with a halo, so that it shows on bar and band alike. */
export function Tick({ at, height }: TickProps) {
  return (
    <>
      <line className={classes['tickHalo']} x1={percent(at)} x2={percent(at)} y1="0" y2={height} />
      <line className={classes['tick']} x1={percent(at)} x2={percent(at)} y1="0" y2={height} />
    </>
  );
}

/** A ratio as a coordinate of the drawing, kept within it. */
export function percent(ratio: number): string {
  return `${(Math.min(1, Math.max(0, ratio)) * 100).toFixed(2)}%`;
}
