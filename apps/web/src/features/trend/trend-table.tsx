import { Table } from '@mantine/core';
import type { TargetReply, TrendPoint } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { namePoint } from '../../text/course-points.ts';
import { useFormat } from '../../text/use-format.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './trend.module.css';
import { describeDistance, describeDue } from './trend-text.ts';

/** The line's table twin: same rows, order and rounding. */
export function TrendTable({ trend, target }: { readonly trend: readonly TrendPoint[]; readonly target: TargetReply | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const hasTarget = trend.some(({ threshold }) => threshold !== null);
  const hasDue = trend.some(({ due }) => due !== null);
  return (
    <ScrollRegion label={t('trend.region')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('trend.period')}</Table.Th>
            <Table.Th scope="col">{t('trend.people')}</Table.Th>
            <Table.Th scope="col">{t('trend.rate')}</Table.Th>
            {hasTarget && <Table.Th scope="col">{t('trend.versusTarget')}</Table.Th>}
            {hasDue && <Table.Th scope="col">{t('trend.due')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {trend.map((point) => (
            <Table.Tr key={point.periodId}>
              <Table.Th scope="row">{namePoint(t, point.periodId, point)}</Table.Th>
              <Table.Td>{point.denominator === 0 ? '—' : format.people(point)}</Table.Td>
              <Table.Td>{format.rate(point, target) ?? `— ${t(`verdict.${point.verdict}`)}`}</Table.Td>
              {hasTarget && <Table.Td>{describeDistance(t, format, point)}</Table.Td>}
              {hasDue && <Table.Td>{describeDue(t, format, point) || '—'}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
