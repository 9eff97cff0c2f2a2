import { NativeSelect, Table } from '@mantine/core';
import { coveragePercent } from '@nhip-thu/metrics';
import type { DivisionBlock, DivisionUse, DivisionsReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { downloadCsv, toCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { describePeriod } from '../../text/period-text.ts';
import { toPercent } from '../../text/point-csv.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './agency.module.css';
import { listJudged, pickBlock } from './division-finding.ts';

interface DivisionTableProps {
  readonly reply: DivisionsReply;
  /** Id of the block shown; the newest where it is null, or none of them. */
  readonly blockId: string | null;
  readonly onChoose: (blockId: string) => void;
}

/** The divisions of the reader's own agency in a block of four weeks: bands and rounded counts. */
export function DivisionTable({ reply, blockId, onChoose }: DivisionTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { blocks, fewest } = reply;
  const block = pickBlock(reply, blockId);
  return (
    <ChartFrame
      title={describeBlock(t, format, block)}
      context={t('agency.divisions.context')}
      isBusy={false}
      controls={
        block !== undefined && (
          <NativeSelect
            aria-label={t('agency.divisions.choose')}
            value={block.period.id}
            data={blocks.map(({ period }) => ({ value: period.id, label: describePeriod(t, format, period) }))}
            onChange={(event) => onChoose(event.currentTarget.value)}
          />
        )
      }
      onCsv={() => downloadCsv(`phong_${reply.agency}_${block?.period.id ?? ''}.csv`, toDivisionCsv(t, format, reply, block))}
      method={<p>{t('agency.divisions.method', { fewest })}</p>}
    >
      <Rows reply={reply} block={block} />
    </ChartFrame>
  );
}

/** How many divisions meet their target, of those of which that can be said. */
function describeBlock(t: TFunction, format: Format, block: DivisionBlock | undefined): string {
  const judged = listJudged(block);
  if (judged.length === 0) return t('agency.divisions.title');
  const met = judged.filter(({ verdict }) => verdict === 'met').length;
  return t('agency.divisions.finding', { met: format.count(met), judged: format.count(judged.length) });
}

function Rows({ reply: { fewest }, block }: { readonly reply: DivisionsReply; readonly block: DivisionBlock | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (block?.divisions === null)
    return <p>{t('agency.divisions.insufficient', { rate: block.coverage === null ? '—' : format.coverage(block.coverage) })}</p>;
  if (block === undefined || block.divisions.length === 0) return <Empty kind="period" text={t('agency.divisions.none')} />;
  return (
    <ScrollRegion label={t('agency.divisions.region')}>
      <Table className={`${classes['table']} ${classes['fitting']}`} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('agency.divisions.division')}</Table.Th>
            <Table.Th scope="col" className={classes['right'] ?? ''}>
              {t('agency.divisions.people')}
            </Table.Th>
            <Table.Th scope="col">{t('agency.divisions.regular')}</Table.Th>
            <Table.Th scope="col">{t('agency.divisions.target')}</Table.Th>
            <Table.Th scope="col">{t('agency.divisions.verdict')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {block.divisions.map((division) => (
            <Table.Tr key={division.divisionId}>
              <Table.Th scope="row">{division.name}</Table.Th>
              <Table.Td className={classes['right'] ?? ''}>{format.count(division.people)}</Table.Td>
              <Table.Td>{describeDivision(t, format, division, fewest)}</Table.Td>
              <Table.Td>{describeTarget(t, format, division)}</Table.Td>
              <Table.Td>
                <StatusMark verdict={division.verdict} hint={isOpen(division) ? t('agency.divisions.open') : undefined} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function describeDivision(t: TFunction, format: Format, figure: DivisionUse, fewest: number): string {
  switch (figure.kind) {
    case 'withheld':
      return t('agency.divisions.withheld', { fewest });
    case 'low':
      return t('agency.divisions.low', { most: format.count(figure.atMost) });
    case 'high':
      return t('agency.divisions.high', { least: format.count(figure.atLeast), most: format.count(figure.atMost) });
    case 'rounded':
      return t('agency.divisions.about', { count: figure.about });
  }
}

/** Told, and still no verdict. */
function isOpen({ kind, verdict }: DivisionUse): boolean {
  return kind !== 'withheld' && verdict === 'not-published';
}

function describeTarget(t: TFunction, format: Format, { target }: DivisionUse): string {
  if (target === null) return '–';
  const rate = `${target.comparator === '>' ? '>' : '≥'} ${format.threshold(target.threshold)}`;
  return t(`agency.divisions.targetOf.${target.scope}`, { rate });
}

function toDivisionCsv(
  t: TFunction,
  format: Format,
  { agency, definition, fewest }: DivisionsReply,
  block: DivisionBlock | undefined,
): string {
  const coverage = block === undefined || block.coverage === null ? null : coveragePercent(block.coverage);
  return toCsv(
    ['agency_code', 'period', 'from', 'to', 'definition', 'division', 'people', 'regular', 'target_percent', 'coverage_percent', 'status'],
    (block?.divisions ?? []).map((division) => [
      ...[agency, block?.period.id ?? null, block?.period.from ?? null, block?.period.to ?? null, definition, division.name],
      ...[
        division.people,
        describeDivision(t, format, division, fewest),
        toPercent(division.target?.threshold),
        coverage,
        division.verdict,
      ],
    ]),
  );
}
