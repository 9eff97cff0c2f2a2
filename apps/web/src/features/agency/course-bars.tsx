import type { AgencyCoursePoint } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { abbreviatePeriod } from '../../text/period-text.ts';
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

/** "T7/2026", and that the period is not over. */
export function namePoint(t: TFunction, periodId: string, { isProvisional }: Pick<AgencyCoursePoint, 'isProvisional'>): string {
  const name = abbreviatePeriod(t, periodId);
  return isProvisional ? t('agency.course.provisionalName', { name }) : name;
}
