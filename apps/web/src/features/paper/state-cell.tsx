import type { SubmissionState } from '@nhip-thu/metrics';
import { IconAlertCircle, IconCircleCheck, IconCircleX, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './paper.module.css';

const ICONS = { submitted: IconCircleCheck, late: IconAlertCircle, overdue: IconCircleX, due: IconHourglass };

/** Whether a month was reported, by icon and word, never colour alone; a dash where the unit did not exist. */
export function StateCell({ state }: { readonly state: SubmissionState | null }) {
  const { t } = useTranslation();
  if (state === null) return <span title={t('paper.submissions.notThere')}>—</span>;
  const Icon = ICONS[state];
  return (
    <span className={classes['state']} data-state={state}>
      <Icon size={16} aria-hidden />
      {t(`paper.state.${state}`)}
    </span>
  );
}
