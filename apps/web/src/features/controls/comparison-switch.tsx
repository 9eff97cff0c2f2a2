import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ComparisonWord, StructureWord } from '../../api/figure-question.ts';

interface SwitchProps<Word> {
  readonly value: Word;
  readonly onChange: (word: Word) => void;
}

const COMPARISONS: readonly ComparisonWord[] = ['ky-truoc', 'cung-ky', 'ky-goc', 'khong'];
const STRUCTURES: readonly StructureWord[] = ['hien-nay', 'tai-thoi-diem'];

/** Chooses the period that changes are told against. */
export function ComparisonSwitch({ value, onChange }: SwitchProps<ComparisonWord>) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('compare.label')}
      data={COMPARISONS.map((word) => ({ value: word, label: t(`compare.with.${word}`) }))}
      value={value}
      onChange={(event) => onChange(COMPARISONS.find((word) => word === event.currentTarget.value) ?? 'ky-truoc')}
    />
  );
}

/** Chooses whether agencies are those of today or those of the period. */
export function StructureSwitch({ value, onChange }: SwitchProps<StructureWord>) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('compare.structure')}
      data={STRUCTURES.map((word) => ({ value: word, label: t(`compare.structures.${word}`) }))}
      value={value}
      onChange={(event) => onChange(STRUCTURES.find((word) => word === event.currentTarget.value) ?? 'hien-nay')}
    />
  );
}
