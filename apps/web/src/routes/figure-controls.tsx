import type { Period } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { usePeriods } from '../api/adoption.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { DefinitionSwitch } from '../features/controls/definition-switch.tsx';
import { PeriodPicker } from '../features/controls/period-picker.tsx';
import { describePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import classes from './routes.module.css';

/** Period and definition; `shown` stands in the picker until the asked period is among the known ones. */
export function FigureControls({ shown }: { readonly shown: Period }) {
  const { t } = useTranslation();
  const format = useFormat();
  const announce = useAnnounce();
  const { state, choose } = useOverviewState();
  const periods = usePeriods();
  const known = periods.data?.periods ?? [];
  const chosen = known.find((period) => period.id === state.periodId) ?? shown;
  const changePeriod = (periodId: string): void => {
    const period = known.find(({ id }) => id === periodId);
    choose({ periodId: periodId === periods.data?.defaultPeriodId ? null : periodId });
    if (period !== undefined) announce(t('period.shown', { period: describePeriod(t, format, period) }));
  };
  return (
    <div className={classes['controls']}>
      <PeriodPicker periods={known} shown={chosen} onChange={changePeriod} />
      <DefinitionSwitch value={state.definition} onChange={(definition) => choose({ definition })} />
      {periods.isError && <ProblemNotice error={periods.error} onRetry={() => void periods.refetch()} />}
    </div>
  );
}
