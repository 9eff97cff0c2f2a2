import { Button, MultiSelect, NativeSelect } from '@mantine/core';
import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import type { AgencyAdoption } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { foldText } from '../../text/fold-text.ts';
import { isWholeChoice, listNameable, listTiers, SIZES, WHOLE } from './choose-rows.ts';
import type { RowChoice } from './choose-rows.ts';
import classes from './comparison.module.css';

interface RowFilterProps {
  readonly choice: RowChoice;
  /** The agencies that can be chosen from. */
  readonly all: readonly AgencyAdoption[];
  readonly onChange: (choice: Partial<RowChoice>) => void;
}

const ALL = '';

/** Chooses the bloc, the size and the single agencies that are set beside each other. */
export function RowFilter({ choice, all, onChange }: RowFilterProps) {
  const { t } = useTranslation();
  const tiers = listTiers(all);
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
      <AgencySelect choice={choice} all={all} onChange={onChange} />
      {!isWholeChoice(choice) && (
        <Button variant="default" onClick={() => onChange(WHOLE)}>
          {t('compare.clear')}
        </Button>
      )}
    </div>
  );
}

const PARTS = {
  ...{ pillsList: classes['pills'] ?? '', inputField: classes['letters'] ?? '' },
  ...{ options: classes['options'] ?? '', option: classes['option'] ?? '' },
};

/** Names single agencies, found by a few letters of their name without marks or of their code. */
function AgencySelect({ choice, all, onChange }: RowFilterProps) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      className={classes['agencies'] ?? ''}
      classNames={PARTS}
      label={t('compare.agencies')}
      {...(choice.agencies.length === 0 && { placeholder: t('compare.allAgencies') })}
      data={listNameable(all, choice).map(({ code, name }) => ({ value: code, label: name }))}
      value={[...choice.agencies]}
      onChange={(agencies) => onChange({ agencies })}
      searchable
      selectFirstOptionOnChange
      filter={findAgencies}
      nothingFoundMessage={t('compare.noAgency')}
      withScrollArea={false}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

const findAgencies: OptionsFilter = ({ options, search }) => {
  const wanted = foldText(search.trim());
  return options.filter((option) => isItem(option) && [option.label, option.value].some((text) => foldText(text).includes(wanted)));
};

/** Agencies stand in no groups. */
function isItem(option: Parameters<OptionsFilter>[0]['options'][number]): option is ComboboxItem {
  return 'value' in option;
}
