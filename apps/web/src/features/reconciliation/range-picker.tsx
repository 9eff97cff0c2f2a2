import { ActionIcon, NativeSelect } from '@mantine/core';
import { addDays } from '@nhip-thu/metrics';
import type { IsoDate } from '@nhip-thu/metrics';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './reconciliation.module.css';

interface RangePickerProps<Length extends number> {
  readonly lengths: readonly Length[];
  readonly length: Length;
  /** Last day shown. */
  readonly to: IsoDate;
  /** Newest day there is. */
  readonly newest: IsoDate;
  /** `to` null = the newest day. */
  readonly onChange: (choice: { readonly length: Length; readonly to: IsoDate | null }) => void;
}

const WORDS: Record<number, 'range35' | 'range91' | 'range182'> = { 35: 'range35', 91: 'range91', 182: 'range182' };

/** Chooses how many days are shown, and steps through them by that length. */
export function RangePicker<Length extends number>({ lengths, length, to, newest, onChange }: RangePickerProps<Length>) {
  const { t } = useTranslation();
  const later = addDays(to, length);
  const step = (day: IsoDate): void => onChange({ length, to: day >= newest ? null : day });
  return (
    <div className={classes['range']} role="group" aria-label={t('coverage.range')}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('coverage.earlier')}
        title={t('coverage.earlier')}
        onClick={() => step(addDays(to, -length))}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <NativeSelect
        size="xs"
        aria-label={t('coverage.range')}
        data={lengths.map((days) => ({ value: String(days), label: t(`coverage.${WORDS[days] ?? 'range35'}`) }))}
        value={String(length)}
        onChange={(event) => {
          const chosen = lengths.find((days) => String(days) === event.currentTarget.value);
          if (chosen !== undefined) onChange({ length: chosen, to: to >= newest ? null : to });
        }}
      />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('coverage.later')}
        title={t('coverage.later')}
        disabled={to >= newest}
        onClick={() => step(later)}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
