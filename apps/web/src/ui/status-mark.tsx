import type { Verdict } from '@nhip-thu/metrics';
import {
  IconAlertCircle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconHelpCircle,
  IconHourglass,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

const ICONS: Record<Verdict, typeof IconBan> = {
  met: IconCircleCheck,
  near: IconAlertCircle,
  'not-met': IconCircleX,
  'insufficient-data': IconHelpCircle,
  'too-few-days': IconHourglass,
  'not-published': IconBan,
  'no-target': IconCircleDashed,
};

interface StatusMarkProps {
  readonly verdict: Verdict;
  /** Says it closer than the word of the verdict, such as what is lacking; absent: that word. */
  readonly word?: string;
  readonly hint?: string | undefined;
}

/** A verdict as icon, word and colour, never colour alone. */
export function StatusMark({ verdict, word, hint }: StatusMarkProps) {
  const { t } = useTranslation();
  const Icon = ICONS[verdict];
  return (
    <span className={classes['status']}>
      <Icon size={20} stroke={2} aria-hidden className={classes['statusIcon']} data-verdict={verdict} />
      <span>
        <span className={classes['statusWord']}>{word ?? t(`verdict.${verdict}`)}</span>
        {hint !== undefined && <span className={classes['statusHint']}> {hint}</span>}
      </span>
    </span>
  );
}
