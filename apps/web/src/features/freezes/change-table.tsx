import { Table } from '@mantine/core';
import type { FrozenChange, Period } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { nameMetric } from '../../text/metric-text.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './freezes.module.css';

interface ChangeTableProps {
  readonly period: Period;
  readonly changes: readonly FrozenChange[];
  /** Heading of the later figures: those of now, or of an amendment. */
  readonly afterWord: 'after' | 'afterAmended';
}

/** What differs, figure by figure. */
export function ChangeTable({ period, changes, afterWord }: ChangeTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ScrollRegion label={t('freezes.changeRegion', { period: namePeriod(t, period) })}>
      <Table className={classes['table'] ?? ''} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {(['unit', 'metric', 'field'] as const).map((word) => (
              <Table.Th key={word} scope="col">
                {t(`freezes.${word}`)}
              </Table.Th>
            ))}
            {(['before', afterWord, 'delta'] as const).map((word) => (
              <Table.Th key={word} scope="col" className={classes['numeric'] ?? ''}>
                {t(`freezes.${word}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('freezes.since')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <ChangeRow
              key={[change.agency, change.metric, change.field, change.before, change.after].join(' ')}
              {...{ t, format, change }}
            />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function ChangeRow({ t, format, change }: { readonly t: TFunction; readonly format: Format; readonly change: FrozenChange }) {
  const { agency, agencyName, metric, field, before, after, delta, since } = change;
  const show = (value: number | string | null): string => showValue(t, format, field, value);
  const sign = delta !== null && delta > 0 ? '+' : '';
  return (
    <Table.Tr data-change={`${agency ?? 'province'} ${metric} ${field}`}>
      <Table.Th scope="row">{agencyName ?? t('freezes.province')}</Table.Th>
      <Table.Td>{metric === 'footnotes' ? t('freezes.footnotes') : nameMetric(t, metric)}</Table.Td>
      <Table.Td>{t(`freezes.fields.${field}`)}</Table.Td>
      <Table.Td className={classes['numeric'] ?? ''}>{show(before)}</Table.Td>
      <Table.Td className={field === 'text' ? '' : (classes['numeric'] ?? '')}>{show(after)}</Table.Td>
      <Table.Td className={classes['numeric'] ?? ''}>{delta === null ? '—' : `${sign}${show(delta)}`}</Table.Td>
      <Table.Td>{since === null ? '—' : format.moment(since)}</Table.Td>
    </Table.Tr>
  );
}

function showValue(t: TFunction, format: Format, field: FrozenChange['field'], value: number | string | null): string {
  if (value === null) return '—';
  if (field === 'text') return String(value);
  // The verdict words are those of the contract.
  if (typeof value === 'string') return t(`verdict.${value}` as 'verdict.met');
  return field === 'coverage' || field === 'headline' ? format.ratio(value) : format.count(value);
}
