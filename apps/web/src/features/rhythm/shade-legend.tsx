import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { boundsOf, STEPS } from './mail-weeks.ts';
import classes from './rhythm.module.css';

interface ShadeLegendProps {
  /** The greatest count that is drawn. */
  readonly busiest: number;
  /** Of what the counts are. */
  readonly unit: 'rhythm.unit' | 'rhythm.hours.unit';
  /** Further marks, as they are called. */
  readonly others: readonly ('unknown' | 'notYet' | 'partialKey' | 'off' | 'few' | 'fewMail' | 'session')[];
}

/** Which shade is how much, and what the other marks mean. */
export function ShadeLegend({ busiest, unit, others }: ShadeLegendProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={classes['legend']}>
      {STEPS.map((step) => {
        const bounds = boundsOf(step, busiest);
        if (bounds === null) return null;
        const text = bounds.from === bounds.to ? format.count(bounds.to) : `${format.count(bounds.from)}–${format.count(bounds.to)}`;
        return (
          <span key={step} className={classes['key']}>
            <i data-key={step} aria-hidden /> {step === 1 ? t(unit, { text }) : text}
          </span>
        );
      })}
      {others.map((word) => (
        <span key={word} className={classes['key']}>
          <i data-key={word} aria-hidden /> {t(`rhythm.keys.${word}`)}
        </span>
      ))}
    </span>
  );
}
