import type { Verdict, VerdictCounts } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './kpi.module.css';

const WITH_TARGET: readonly Verdict[] = ['met', 'near', 'not-met', 'insufficient-data', 'too-few-days', 'not-published'];
const WITHOUT_TARGET: readonly Verdict[] = ['no-target', 'insufficient-data', 'too-few-days', 'not-published'];

/** How many agencies stand where, in words; verdicts nobody has are left out. */
export function VerdictList({ verdicts, hasTarget }: { readonly verdicts: VerdictCounts; readonly hasTarget: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = (hasTarget ? WITH_TARGET : WITHOUT_TARGET).filter((verdict) => verdicts[verdict] > 0);
  return (
    <ul className={classes['verdicts']} aria-label={t('league.status')}>
      {shown.map((verdict) => (
        <li key={verdict}>
          <StatusMark verdict={verdict} hint={format.count(verdicts[verdict])} />
        </li>
      ))}
    </ul>
  );
}
