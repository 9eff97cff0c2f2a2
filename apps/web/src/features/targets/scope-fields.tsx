import { NativeSelect } from '@mantine/core';
import { PERIOD_KINDS, USE_DEFINITIONS } from '@nhip-thu/metrics';
import type { TargetAgency, TargetMetric } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { nameMetric } from '../../text/metric-text.ts';
import classes from './targets.module.css';
import type { DraftHook } from './use-target-draft.ts';

const METRICS: readonly TargetMetric[] = [...USE_DEFINITIONS.map(({ id }) => id), 'paper-reduction@1'];
const SCOPES = ['province', 'tier', 'agency', 'division'] as const;
const TIERS = ['department', 'district', 'ward', 'commune'] as const;

interface ScopeFieldsProps {
  readonly hook: DraftHook;
  readonly agencies: readonly TargetAgency[];
  /** A successor is about the same as what it supersedes. */
  readonly isFixed: boolean;
}

/** What the target is about and whom it holds. */
export function ScopeFields({ hook, agencies, isFixed }: ScopeFieldsProps) {
  const { t } = useTranslation();
  const { draft, change, errorOf } = hook;
  return (
    <fieldset className={classes['group']}>
      <legend>{t('targets.what')}</legend>
      <NativeSelect
        label={t('targets.metric')}
        disabled={isFixed}
        data={METRICS.map((value) => ({ value, label: nameMetric(t, value) }))}
        value={draft.metric}
        error={errorOf('metric')}
        onChange={({ currentTarget: { value } }) => change({ metric: METRICS.find((each) => each === value) ?? 'du-2@1' })}
      />
      <NativeSelect
        label={t('targets.scope')}
        disabled={isFixed}
        data={SCOPES.map((value) => ({ value, label: t(`targets.scopes.${value}`) }))}
        value={draft.scopeKind}
        onChange={({ currentTarget: { value } }) => change({ scopeKind: SCOPES.find((each) => each === value) ?? 'province' })}
      />
      <UnitFields hook={hook} agencies={agencies} isFixed={isFixed} />
      <NativeSelect
        label={t('targets.periodKind')}
        data={[{ value: '', label: t('targets.everyKind') }, ...PERIOD_KINDS.map((value) => ({ value, label: t(`period.${value}`) }))]}
        value={draft.periodKind}
        error={errorOf('periodKind')}
        onChange={({ currentTarget: { value } }) => change({ periodKind: PERIOD_KINDS.find((each) => each === value) ?? '', points: [] })}
      />
    </fieldset>
  );
}

function UnitFields({ hook: { draft, change, errorOf }, agencies, isFixed }: ScopeFieldsProps) {
  const { t } = useTranslation();
  if (draft.scopeKind === 'province') return null;
  if (draft.scopeKind === 'tier') {
    return (
      <NativeSelect
        label={t('targets.tier')}
        disabled={isFixed}
        data={TIERS.map((value) => ({ value, label: t(`targets.tiers.${value}`) }))}
        value={draft.tier}
        error={errorOf('tier')}
        onChange={({ currentTarget: { value } }) => change({ tier: value })}
      />
    );
  }
  const divisions = agencies.find(({ code }) => code === draft.agency)?.divisions ?? [];
  return (
    <>
      <NativeSelect
        label={t('targets.agency')}
        disabled={isFixed}
        data={[{ value: '', label: t('targets.choose') }, ...agencies.map(({ code, name }) => ({ value: code, label: name }))]}
        value={draft.agency}
        error={errorOf('agency')}
        onChange={({ currentTarget: { value } }) => change({ agency: value, division: '' })}
      />
      {draft.scopeKind === 'division' && (
        <NativeSelect
          label={t('targets.division')}
          disabled={isFixed}
          data={[{ value: '', label: t('targets.choose') }, ...divisions]}
          value={draft.division}
          error={errorOf('division')}
          onChange={({ currentTarget: { value } }) => change({ division: value })}
        />
      )}
    </>
  );
}
