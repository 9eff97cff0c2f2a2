import { useMediaQuery } from '@mantine/hooks';
import type { Period } from '@nhip-thu/metrics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeriods } from '../api/adoption.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { CopyLink } from '../features/controls/copy-link.tsx';
import { OutdatedLink } from '../features/controls/outdated-link.tsx';
import { ComparisonSwitch, StructureSwitch } from '../features/controls/comparison-switch.tsx';
import { DefinitionSwitch } from '../features/controls/definition-switch.tsx';
import { pinOf } from '../features/controls/snapshot-link.ts';
import { PeriodPicker } from '../features/controls/period-picker.tsx';
import { describePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { usePagePin } from '../ui/page-source.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import classes from './routes.module.css';

/** A choice beside the period. */
export type ControlPart = 'definition' | 'comparison' | 'structure';

const ALL_PARTS: readonly ControlPart[] = ['definition', 'comparison', 'structure'];

interface FigureControlsProps {
  readonly shown: Period;
  /** Ids of what the figures on the page were made from, ascending; a link to them can be copied. Absent while there are none. */
  readonly snapshotIds?: readonly number[];
  /** The choices that change something on the page; all of them unless given. */
  readonly parts?: readonly ControlPart[];
  readonly children?: ReactNode;
}

/** Period, definition, what it is compared with and by which structure; `shown` stands in the picker until the asked period is among the known ones. */
export function FigureControls({ shown, snapshotIds, parts = ALL_PARTS, children }: FigureControlsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const announce = useAnnounce();
  usePagePin(snapshotIds === undefined ? null : pinOf({ period: shown, snapshotIds }));
  const { state, choose, readAsked } = useOverviewState();
  const periods = usePeriods();
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const known = periods.data?.periods ?? [];
  const chosen = known.find((period) => period.id === state.periodId) ?? shown;
  const changePeriod = (periodId: string): void => {
    const period = known.find(({ id }) => id === periodId);
    choose({ periodId: periodId === periods.data?.defaultPeriodId ? null : periodId });
    if (period !== undefined) announce(t('period.shown', { period: describePeriod(t, format, period) }));
  };
  const turnComparison = (): void => choose({ comparison: state.comparison === 'khong' ? 'ky-truoc' : 'khong' });
  useShortcuts(parts.includes('comparison') ? [['X', turnComparison]] : []);
  const switches = (
    <>
      <Switches parts={parts} />
      {snapshotIds !== undefined && <CopyLink shown={{ period: shown, snapshotIds }} />}
      {children}
    </>
  );
  return (
    <>
      <div className={classes['controls']}>
        <PeriodPicker
          periods={known}
          shown={chosen}
          readAsked={() => readAsked().periodId ?? periods.data?.defaultPeriodId ?? null}
          onChange={changePeriod}
        />
        {isNarrow ? (
          <details className={classes['filters']}>
            <summary>
              {parts.includes('definition')
                ? t('period.filters', { definition: t(`definition.short.${state.definition}`) })
                : t('period.otherFilters')}
            </summary>
            {switches}
          </details>
        ) : (
          switches
        )}
        {periods.isError && <ProblemNotice error={periods.error} onRetry={() => void periods.refetch()} />}
      </div>
      {snapshotIds !== undefined && <OutdatedLink shown={{ period: shown, snapshotIds }} />}
    </>
  );
}

function Switches({ parts }: { readonly parts: readonly ControlPart[] }) {
  const { state, choose } = useOverviewState();
  return (
    <>
      {parts.includes('definition') && <DefinitionSwitch value={state.definition} onChange={(definition) => choose({ definition })} />}
      {parts.includes('comparison') && <ComparisonSwitch value={state.comparison} onChange={(comparison) => choose({ comparison })} />}
      {parts.includes('structure') && <StructureSwitch value={state.structure} onChange={(structure) => choose({ structure })} />}
    </>
  );
}
