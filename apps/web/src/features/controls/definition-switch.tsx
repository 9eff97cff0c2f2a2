import { NativeSelect } from '@mantine/core';
import { USE_DEFINITIONS } from '@nhip-thu/metrics';
import type { DefinitionId } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';

interface DefinitionSwitchProps {
  readonly value: DefinitionId;
  readonly onChange: (definition: DefinitionId) => void;
}

/** Chooses which definition of use the page counts by. */
export function DefinitionSwitch({ value, onChange }: DefinitionSwitchProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('definition.label')}
      data={USE_DEFINITIONS.map(({ id }) => ({ value: id, label: `${t(`definition.short.${id}`)} · ${t(`definition.${id}`)}` }))}
      value={value}
      onChange={(event) => {
        const chosen = USE_DEFINITIONS.find(({ id }) => id === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    />
  );
}
