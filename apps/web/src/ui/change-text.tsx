import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CHANGE_MARKS, changeDirection } from '../text/format.ts';
import { useFormat } from '../text/use-format.ts';
import classes from './ui.module.css';

interface ChangeTextProps {
  /** Difference of two ratios; null = cannot be compared. */
  readonly change: number | null;
  /** With the unit ("điểm %"), or the bare amount under a column head that names it. */
  readonly withUnit?: boolean;
}

/** A change in percentage points: mark and amount for the eye, words for the ear. */
export function ChangeText({ change, withUnit = false }: ChangeTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (change === null) {
    return (
      <span className={classes['numbers']}>
        <span aria-hidden>—</span>
        <VisuallyHidden>{t('change.unknown')}</VisuallyHidden>
      </span>
    );
  }
  const direction = changeDirection(change);
  const amount = format.points(change);
  const shown = { mark: CHANGE_MARKS[direction], amount };
  return (
    <span className={classes['numbers']} data-direction={direction}>
      <span aria-hidden>{withUnit ? t('change.points', shown) : t('change.amount', shown)}</span>
      <VisuallyHidden>{t(`change.${direction}`, { amount })}</VisuallyHidden>
    </span>
  );
}
