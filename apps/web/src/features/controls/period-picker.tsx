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
  /** The period last asked for, from which the next step goes while the one before is still shown; null: the one shown. */
  readonly readAsked: () => string | null;
  readonly onChange: (periodId: string) => void;
}

/** Chooses the standard period; buttons and the arrow keys step among periods of one kind. */
export function PeriodPicker({ periods, shown, readAsked, onChange }: PeriodPickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const step = (direction: -1 | 1): void => {
    const asked = readAsked();
    const next = stepPeriod(periods, periods.find(({ id }) => id === asked) ?? shown, direction);
    if (next !== null) onChange(next.id);
  };
  const stepByKey = (direction: -1 | 1, { target }: KeyboardEvent): void => {
    if (!ownsArrows(target)) step(direction);
  };
  useShortcuts([
    ['ArrowLeft', (event) => stepByKey(-1, event)],
    ['ArrowRight', (event) => stepByKey(1, event)],
  ]);
  const isEnd = (direction: -1 | 1): boolean => stepPeriod(periods, shown, direction) === null;
  const options = periods.some((period) => period.id === shown.id) ? periods : [shown, ...periods];
  const groupOf = (kind: PeriodKind) => ({
    group: t(`period.${kind}`),
    items: options
      .filter((period) => period.kind === kind)
      .map((period) => ({ value: period.id, label: describePeriod(t, format, period) })),
  });
  return (
    <div className={classes['picker']} role="group" aria-label={t('period.label')}>
      <StepButton label={t('period.previous')} icon={<IconChevronLeft size={20} aria-hidden />} isEnd={isEnd(-1)} onStep={() => step(-1)} />
      <NativeSelect
        className={classes['select']}
        label={t('period.label')}
        data={PERIOD_KINDS.map(groupOf).filter((group) => group.items.length > 0)}
        value={shown.id}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <StepButton label={t('period.next')} icon={<IconChevronRight size={20} aria-hidden />} isEnd={isEnd(1)} onStep={() => step(1)} />
    </div>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  /** No period is beyond the one shown. */
  readonly isEnd: boolean;
  readonly onStep: () => void;
}

function StepButton({ label, icon, isEnd, onStep }: StepButtonProps) {
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      title={label}
      aria-disabled={isEnd}
      {...(isEnd ? { 'data-disabled': true } : {})}
      onClick={onStep}
    >
      {icon}
    </ActionIcon>
  );
}

/** Areas that scroll or choose with the arrow keys themselves keep them. */
function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-arrows], [role="menu"], [role="radiogroup"]') !== null;
}
