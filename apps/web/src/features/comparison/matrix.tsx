import { Table } from '@mantine/core';
import type { DefinitionId, Figure, PaperUnitReply, Period, TargetReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { describeSilence } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { AgencyLink } from '../../ui/agency-link.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import shades from '../../ui/shade.module.css';
import { shadeOf } from '../../ui/shade.ts';
import classes from './comparison.module.css';
import { findWidest, toIndicatorCsv } from './indicators.ts';
import type { IndicatorRow } from './indicators.ts';

interface MatrixProps {
  readonly rows: readonly IndicatorRow[];
  readonly definitions: readonly DefinitionId[];
  /** Of the province, in the order of the definitions. */
  readonly targets: readonly (TargetReply | null)[];
  readonly period: Period;
  /** Whether paper is reported by periods of this kind. */
  readonly hasPaper: boolean;
  /** The month of the paper is not over. */
  readonly isPaperProvisional: boolean;
  readonly isBusy: boolean;
}

/** Agency by indicator: figure, word and tint; a table, so that it needs no twin. */
export function Matrix({ rows, definitions, targets, period, hasPaper, isPaperProvisional, isBusy }: MatrixProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ChartFrame
      id="so-sanh"
      title={describeMatrix(t, format, rows)}
      context={t('compare.matrixContext', { period: namePeriod(t, period) })}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`ma-tran_${period.id}.csv`, toIndicatorCsv(rows, period))}
      method={<p>{t('compare.matrixMethod')}</p>}
      legend={t('compare.matrixLegend')}
    >
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
                  <FigureCell key={id} figure={row.figures[at]} target={targets[at] ?? null} />
                ))}
                {hasPaper && <PaperCell unit={row.paper} isProvisional={isPaperProvisional} />}
                <Table.Td>{row.coverage === null ? '—' : format.coverage(row.coverage)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </ChartFrame>
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

function FigureCell({ figure, target }: { readonly figure: Figure | undefined; readonly target: TargetReply | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figure === undefined) return <Table.Td>—</Table.Td>;
  const rate = format.rate(figure, target);
  return (
    <Table.Td className={shades['shaded'] ?? ''} data-shade={shadeOf(figure.value)}>
      {rate === null ? (
        <span className={classes['unknown']}>— {describeSilence(t, figure)}</span>
      ) : (
        <>
          <strong>{rate}</strong>
          <span className={classes['people']}>
            {format.people(figure)}
            {figure.verdict !== 'no-target' && ` · ${t(`verdict.${figure.verdict}`)}`}
          </span>
        </>
      )}
    </Table.Td>
  );
}

/** Less paper than in the baseline month, by registers; more of it is said in words. */
function PaperCell({ unit, isProvisional }: { readonly unit: PaperUnitReply | null; readonly isProvisional: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = unit?.registers.shown ?? null;
  if (unit === null || shown === null) {
    return (
      <Table.Td className={shades['shaded'] ?? ''} data-shade="unknown">
        <span className={classes['unknown']}>— {t('verdict.insufficient-data')}</span>
      </Table.Td>
    );
  }
  const amount = format.ratio(Math.abs(shown.percent) / 100);
  return (
    <Table.Td className={shades['shaded'] ?? ''} data-shade={shadeOf(Math.max(0, shown.percent / 100))}>
      <strong>{shown.percent < 0 ? t('compare.paperMore', { amount }) : amount}</strong>
      {unit.verdict !== 'no-target' && (
        <span className={classes['word']}>
          {t(`verdict.${unit.verdict}`)}
          {isProvisional && ` · ${t('paper.provisionalMark')}`}
        </span>
      )}
    </Table.Td>
  );
}
