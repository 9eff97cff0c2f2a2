import { percent } from './bullet.tsx';
import classes from './marks.module.css';

const KEYS = ['first', 'second', 'third', 'fourth'] as const;

export interface StackBarProps {
  /** Up to four counts, in the order of the fills, of which the fourth is of what is not known closer; unknown ones are not drawn. */
  readonly parts: readonly (number | null)[];
  /** The count that is as long as the whole width. */
  readonly scale: number;
  readonly sentence: string;
  /** `forms`: parts are documents on paper, in both forms and electronic, in the colours these have in every chart. */
  readonly fills?: 'forms';
}

/** Counts one after another on one line; when none is known the track is hatched. */
export function StackBar({ parts, scale, sentence, fills }: StackBarProps) {
  const isUnknown = parts.every((part) => part === null);
  const drawn = parts.map((part, at) => ({
    key: KEYS[at],
    from: parts.slice(0, at).reduce<number>((sum, before) => sum + (before ?? 0), 0),
    size: part ?? 0,
  }));
  return (
    <svg className={classes['rateBar']} role="img" aria-label={sentence} width="100%" height="18" data-fills={fills}>
      <rect className={isUnknown ? classes['trackUnknown'] : classes['track']} x="0" y="3" width="100%" height="12" rx="3" />
      {drawn
        .filter(({ size }) => size > 0)
        .map(({ key, from, size }) => (
          <rect
            key={key}
            className={classes['part']}
            data-part={key}
            x={percent(from / scale)}
            y="3"
            width={percent(size / scale)}
            height="12"
          />
        ))}
    </svg>
  );
}
