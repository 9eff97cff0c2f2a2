import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { AuditKind } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../api/audit.ts';
import { useAgencyNames } from '../../api/directory.ts';
import { DayInput } from '../../ui/day-input.tsx';
import classes from './audit.module.css';

interface FiltersProps {
  readonly filter: AuditFilter;
  readonly kinds: readonly AuditKind[];
  readonly onChoose: (choice: Partial<Record<keyof AuditFilter, string | null>>, isTyping?: boolean) => void;
}

/** Which entries are shown. */
export function Filters({ filter, kinds, onChoose }: FiltersProps) {
  const { t } = useTranslation();
  const { from, to, kind, actor, official, agency, session } = filter;
  const isReversed = isReversedSpan(filter);
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <div className={classes['filters']}>
      {(['from', 'to'] as const).map((key) => (
        <DayInput
          key={key}
          label={t(`audit.${key}`)}
          value={String((key === 'from' ? from : to) ?? '')}
          error={key === 'to' && isReversed ? t('audit.reversed') : null}
          onChange={({ currentTarget: { value } }) => onChoose({ [key]: value })}
        />
      ))}
      <NativeSelect
        label={t('audit.kindLabel')}
        data={[{ value: '', label: t('audit.anyKind') }, ...kinds.map((value) => ({ value, label: t(`audit.kind.${value}`) }))]}
        value={kind ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose({ kind: value })}
      />
      <TextInput
        label={t('audit.actor')}
        value={actor ?? ''}
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ currentTarget: { value } }) => onChoose({ actor: value }, true)}
      />
      <NativeSelect
        label={t('audit.agency')}
        data={[{ value: '', label: t('audit.anyAgency') }, ...toOptions(useAgencyNames(), agency)]}
        value={String(agency ?? '')}
        onChange={({ currentTarget: { value } }) => onChoose({ agency: value })}
      />
      <TextInput
        label={t('audit.session')}
        value={session ?? ''}
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ currentTarget: { value } }) => onChoose({ session: value }, true)}
      />
      {isFiltered && (
        <Button
          variant="default"
          onClick={() => onChoose({ from: null, to: null, kind: null, actor: null, official: null, agency: null, session: null })}
        >
          {official === null ? t('audit.clear') : t('audit.clearOfficial')}
        </Button>
      )}
    </div>
  );
}

/** Whether the last day lies before the first. */
export function isReversedSpan({ from, to }: Pick<AuditFilter, 'from' | 'to'>): boolean {
  return from !== null && to !== null && String(to) < String(from);
}

/** Agencies by name; one that is no longer in the directory keeps its code. */
function toOptions(
  names: ReadonlyMap<string, string>,
  chosen: string | number | null,
): { readonly value: string; readonly label: string }[] {
  const known = [...names].map(([value, label]) => ({ value, label }));
  return chosen === null || names.has(String(chosen)) ? known : [...known, { value: String(chosen), label: String(chosen) }];
}
