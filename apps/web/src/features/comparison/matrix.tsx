import { Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Period } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { AgencyLink } from '../../ui/agency-link.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './comparison.module.css';
import { findWidest, toIndicatorCsv } from './indicators.ts';
import type { IndicatorRow, IndicatorTimes } from './indicators.ts';
import { MatrixMethod } from './matrix-method.tsx';
import { MatrixCards } from './matrix-cards.tsx';
import { FigureWords, PaperWords, shadeFigure, shadePaper } from './matrix-cells.tsx';
import type { MatrixRowsProps } from './matrix-cells.tsx';

interface MatrixProps extends MatrixRowsProps {
  readonly period: Period;
  readonly times: IndicatorTimes;
  readonly isBusy: boolean;
}

/** Agency by indicator: figure, word and tint; a table, so that it needs no twin; cards where a table would not fit. */
export function Matrix({ rows, definitions, targets, period, times, hasPaper, isPaperProvisional, isBusy }: MatrixProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  return (
    <ChartFrame
      id="so-sanh"
      title={describeMatrix(t, format, rows)}
      context={t('compare.matrixContext', { period: namePeriod(t, period) })}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`ma-tran_${period.id}.csv`, toIndicatorCsv(rows, period, times))}
      method={<MatrixMethod {...{ rows, definitions, hasPaper, period, asOf: times.usage }} />}
      legend={t('compare.matrixLegend')}
    >
      {isNarrow ? (
        <MatrixCards {...{ rows, definitions, targets, hasPaper, isPaperProvisional }} />
      ) : (
        <WideMatrix {...{ rows, definitions, targets, hasPaper, isPaperProvisional }} />
      )}
    </ChartFrame>
  );
}

function WideMatrix({ rows, definitions, targets, hasPaper, isPaperProvisional }: MatrixRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ScrollRegion label={t('compare.matrixRegion')}>
      <Table className={`${classes['table']} ${classes['matrix']}`} verticalSpacing={0} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('league.agency')}</Table.Th>
            {definitions.map((id) => (
              <Table.Th key={id} scope="col">
                <span className={classes['short']}>{t(`definition.short.${id}`)}</span> {t(`definition.${id}`)}
              </Table.Th>
            ))}
            {hasPaper && <Table.Th scope="col">{t('compare.paper')}</Table.Th>}
            <Table.Th scope="col">{t('compare.coverage')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.code} data-agency={row.code}>
              <Table.Th scope="row">
                <AgencyLink agency={row} />
              </Table.Th>
              {definitions.map((id, at) => (
                <Table.Td key={id} {...shadeFigure(row.figures[at])}>
                  <FigureWords figure={row.figures[at]} target={targets[at] ?? null} />
                </Table.Td>
              ))}
              {hasPaper && (
                <Table.Td {...shadePaper(row.paper)}>
                  <PaperWords unit={row.paper} isProvisional={isPaperProvisional} />
                </Table.Td>
              )}
              <Table.Td>{row.coverage === null ? '—' : format.coverage(row.coverage)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

/** The finding: whose rate depends most on what is counted. */
function describeMatrix(t: TFunction, format: Format, rows: readonly IndicatorRow[]): string {
  const widest = findWidest(rows);
  if (widest === null) return t('compare.matrixTitle');
  const { name, low, high } = widest;
  return t('compare.matrixFinding', {
    name,
    low: format.rate(low, null) ?? '',
    high: format.rate(high, null) ?? '',
    lowName: t(`definition.short.${low.definition}`),
    highName: t(`definition.short.${high.definition}`),
  });
}
