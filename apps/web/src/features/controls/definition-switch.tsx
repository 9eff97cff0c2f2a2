import { SegmentedControl, Text } from '@mantine/core';
import type { DefinitionId } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './controls.module.css';

interface DefinitionSwitchProps {
  readonly value: DefinitionId;
  readonly onChange: (definition: DefinitionId) => void;
}

const DEFINITIONS: readonly DefinitionId[] = ['du-2@1', 'du-1@1'];

/** Chooses which definition of use the page counts by. */
export function DefinitionSwitch({ value, onChange }: DefinitionSwitchProps) {
  const { t } = useTranslation();
  const labelId = useId();
  return (
    <div className={classes['definition']}>
      <Text size="sm" fw={500} id={labelId}>
        {t('definition.label')}
      </Text>
      <SegmentedControl
        aria-labelledby={labelId}
        data-own-arrows
        data={DEFINITIONS.map((definition) => ({ value: definition, label: t(`definition.${definition}`) }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
