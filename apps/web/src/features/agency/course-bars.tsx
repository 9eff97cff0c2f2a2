import type { ReactNode } from 'react';
import classes from './agency.module.css';

interface CourseBarsProps {
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    readonly bar: ReactNode;
    /** The figure at the end of the bar, and what it is made of below it. */
    readonly text: string;
    readonly aside: string | null;
  }[];
}

/** A bar for each period, the oldest first, all on one scale. */
export function CourseBars({ rows }: CourseBarsProps) {
  return (
    <ol className={classes['course']}>
      {rows.map(({ key, label, bar, text, aside }) => (
        <li key={key} data-period={key}>
          <span className={classes['courseLabel']}>{label}</span>
          {bar}
          <strong>{text}</strong>
          {aside !== null && <span className={classes['courseAside']}>{aside}</span>}
        </li>
      ))}
    </ol>
  );
}
