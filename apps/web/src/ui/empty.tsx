import { IconBuildingOff, IconCalendarOff, IconEyeOff, IconFilterOff, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

const ICONS = {
  never: IconInbox,
  period: IconCalendarOff,
  filter: IconFilterOff,
  withheld: IconEyeOff,
  absent: IconBuildingOff,
  nobody: IconBuildingOff,
};

interface EmptyProps {
  /** Why there is nothing: nothing was ever entered, nothing of this period, nothing by this choice, it is not told, no figures of this agency then, or no such agency. */
  readonly kind: keyof typeof ICONS;
  /** What is missing here and why; else the kind alone is said. */
  readonly text?: ReactNode;
  /** A way on. */
  readonly children?: ReactNode;
}

/** Stands where rows or a chart would be: never a blank, and never a 0. */
export function Empty({ kind, text, children }: EmptyProps) {
  const { t } = useTranslation();
  const Icon = ICONS[kind];
  return (
    <div className={classes['empty']} data-empty={kind} role="status">
      <Icon size={28} stroke={1.5} aria-hidden />
      <div>
        <p className={classes['emptyTitle']}>{t(`empty.${kind}`)}</p>
        {text !== undefined && <p>{text}</p>}
      </div>
      {children}
    </div>
  );
}
