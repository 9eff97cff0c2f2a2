import { Table } from '@mantine/core';
import type { StickinessPoint } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import type { HabitRow } from './list-habit.ts';
import classes from './rhythm.module.css';

/** The line as a table: same rows, order and rounding, and a period that is not over besides. */
export function StickinessTable({ rows }: { readonly rows: readonly HabitRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ScrollRegion label={t('rhythm.habit.region')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {(['period', 'daily', 'active', 'rate', 'of'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`rhythm.habit.columns.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ period, point, isOpen }) => (
            <Table.Tr key={period.id}>
              <Table.Th scope="row">{nameRow(period.id, isOpen)}</Table.Th>
              <Table.Td>{point.meanDaily === null ? '—' : format.count(point.meanDaily)}</Table.Td>
              <Table.Td>{showActive(format, point)}</Table.Td>
              <Table.Td>{point.value === null ? `— ${t('rhythm.habit.untold')}` : format.ratio(point.value)}</Table.Td>
              <Table.Td>{`${format.count(point.agencies)}/${format.count(point.agencyCount)}`}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );

  function nameRow(periodId: string, isOpen: boolean): string {
    const name = abbreviatePeriod(t, periodId);
    return isOpen ? t('rhythm.habit.provisional', { name }) : name;
  }
}

/** People of the period, with by how many that may differ. */
export function showActive(format: Format, { active, margin }: StickinessPoint): string {
  if (active === null) return '—';
  return margin === 0 ? format.count(active) : `${format.count(active)} (±${format.count(margin)})`;
}
