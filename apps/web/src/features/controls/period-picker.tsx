import { ActionIcon, NativeSelect } from '@mantine/core';
import type { Period, PeriodKind } from '@nhip-thu/metrics';
import { PERIOD_KINDS } from '@nhip-thu/metrics';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import classes from './controls.module.css';
import { stepPeriod } from './step-period.ts';

interface PeriodPickerProps {
  readonly periods: readonly Period[];
  readonly shown: Period;
  readonly onChange: (periodId: string) => void;
}

/** Chooses the standard period; buttons and the arrow keys step among periods of one kind. */
export function PeriodPicker({ periods, shown, onChange }: PeriodPickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const earlier = stepPeriod(periods, shown, -1);
  const later = stepPeriod(periods, shown, 1);
  const go = (period: Period | null, event: KeyboardEvent): void => {
    if (period !== null && !ownsArrows(event.target)) onChange(period.id);
  };
  useShortcuts([
    ['ArrowLeft', (event) => go(earlier, event)],
    ['ArrowRight', (event) => go(later, event)],
  ]);
  const options = periods.some((period) => period.id === shown.id) ? periods : [shown, ...periods];
  const groupOf = (kind: PeriodKind) => ({
    group: t(`period.${kind}`),
    items: options
      .filter((period) => period.kind === kind)
      .map((period) => ({ value: period.id, label: describePeriod(t, format, period) })),
  });
  return (
    <div className={classes['picker']} role="group" aria-label={t('period.label')}>
      <StepButton label={t('period.previous')} icon={<IconChevronLeft size={20} aria-hidden />} target={earlier} onChange={onChange} />
      <NativeSelect
        className={classes['select']}
        label={t('period.label')}
        data={PERIOD_KINDS.map(groupOf).filter((group) => group.items.length > 0)}
        value={shown.id}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <StepButton label={t('period.next')} icon={<IconChevronRight size={20} aria-hidden />} target={later} onChange={onChange} />
    </div>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly target: Period | null;
  readonly onChange: (periodId: string) => void;
}

function StepButton({ label, icon, target, onChange }: StepButtonProps) {
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      title={label}
      aria-disabled={target === null}
      {...(target === null ? { 'data-disabled': true } : {})}
      onClick={() => target !== null && onChange(target.id)}
    >
      {icon}
    </ActionIcon>
  );
}

/** Areas that scroll or choose with the arrow keys themselves keep them. */
function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-arrows], [role="menu"], [role="radiogroup"]') !== null;
}
