import { USE_DEFINITIONS } from '@nhip-thu/metrics';
import type { SensitivityReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useCanReadFigures } from '../api/access.ts';
import { usePeriods } from '../api/adoption.ts';
import { useSensitivity } from '../api/sensitivity.ts';
import { useTargets } from '../api/targets.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { PeriodPicker } from '../features/controls/period-picker.tsx';
import { DefinitionCard } from '../features/definitions/definition-card.tsx';
import { EffectTable } from '../features/definitions/effect-table.tsx';
import { SharedRules } from '../features/definitions/shared-rules.tsx';
import type { Format } from '../text/format.ts';
import { useFormat } from '../text/use-format.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import classes from './routes.module.css';

/** `/dinh-nghia`: what every rate counts, with rule, example and version; and how much the choice of the definition changes. */
export function DefinitionsRoute() {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = useOverviewState();
  const canReadFigures = useCanReadFigures();
  const targets = useTargets();
  const periods = usePeriods(canReadFigures);
  const hasFigures = periods.data !== undefined && periods.data.periods.length > 0;
  const effect = useSensitivity(state, canReadFigures && hasFigures);
  return (
    <>
      <PageHeading title={describeSpread(t, format, effect.data)} windowTitle={t('definitions.title')}>
        <p>{t('definitions.lead')}</p>
      </PageHeading>
      {USE_DEFINITIONS.map((definition) => (
        <DefinitionCard key={definition.id} definition={definition} targets={targets.data?.targets} />
      ))}
      <SharedRules />
      {canReadFigures && hasFigures && <Effect effect={effect} />}
    </>
  );
}

function Effect({ effect }: { readonly effect: ReturnType<typeof useSensitivity> }) {
  const { choose, readAsked } = useOverviewState();
  const periods = usePeriods();
  if (effect.data === undefined) {
    return effect.isError ? <ProblemNotice error={effect.error} onRetry={() => void effect.refetch()} /> : <Placeholder height={900} />;
  }
  const changePeriod = (periodId: string): void => choose({ periodId: periodId === periods.data?.defaultPeriodId ? null : periodId });
  return (
    <>
      <div className={classes['controls']}>
        <PeriodPicker
          periods={periods.data?.periods ?? []}
          shown={effect.data.period}
          readAsked={() => readAsked().periodId ?? periods.data?.defaultPeriodId ?? null}
          onChange={changePeriod}
        />
      </div>
      <EffectTable reply={effect.data} isBusy={effect.isPlaceholderData} />
    </>
  );
}

/** The page's finding: how far the province's rates lie apart; the page's name while nothing is known. */
function describeSpread(t: TFunction, format: Format, reply: SensitivityReply | undefined): string {
  const known = (reply?.province ?? []).filter(({ value }) => value !== null).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const [low, high] = [known.at(0), known.at(-1)].map((figure) => (figure === undefined ? null : format.rate(figure, null)));
  if (low === null || high === null || low === undefined || high === undefined) return t('definitions.title');
  return low === high ? t('definitions.findingOne', { rate: low }) : t('definitions.finding', { low, high });
}
