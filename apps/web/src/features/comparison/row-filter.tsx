import { Button, NativeSelect } from '@mantine/core';
import type { AgencyTier } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { SIZES } from './choose-rows.ts';
import type { RowChoice } from './choose-rows.ts';
import classes from './comparison.module.css';

interface RowFilterProps {
  readonly choice: RowChoice;
  /** Blocs that can be chosen. */
  readonly tiers: readonly AgencyTier[];
  readonly onChange: (choice: Partial<RowChoice>) => void;
}

const ALL = '';

/** Chooses the bloc and the size of the agencies that are set beside each other. */
export function RowFilter({ choice, tiers, onChange }: RowFilterProps) {
  const { t } = useTranslation();
  return (
    <div className={classes['filter']}>
      <NativeSelect
        label={t('compare.tier')}
        data={[{ value: ALL, label: t('compare.allTiers') }, ...tiers.map((tier) => ({ value: tier, label: t(`targets.tiers.${tier}`) }))]}
        value={choice.tier ?? ALL}
        onChange={(event) => onChange({ tier: tiers.find((tier) => tier === event.currentTarget.value) ?? null })}
      />
      <NativeSelect
        label={t('compare.size')}
        data={[{ value: ALL, label: t('compare.allSizes') }, ...SIZES.map((size) => ({ value: size, label: t(`compare.sizes.${size}`) }))]}
        value={choice.size ?? ALL}
        onChange={(event) => onChange({ size: SIZES.find((size) => size === event.currentTarget.value) ?? null })}
      />
      {(choice.tier !== null || choice.size !== null) && (
        <Button variant="default" onClick={() => onChange({ tier: null, size: null })}>
          {t('compare.clear')}
        </Button>
      )}
    </div>
  );
}
