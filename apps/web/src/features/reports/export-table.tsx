import { Button, Table } from '@mantine/core';
import { parsePeriodId, type ReportExportReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useCanExportReports } from '../../api/access.ts';
import { fileAddress, useCancelReport } from '../../api/reports.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './reports.module.css';

const HEADS = ['at', 'by', 'period', 'template', 'formats', 'state'] as const;

/** Who had which report written when; what is under way can be given up, what is done be fetched. */
export function ExportTable({ exports }: { readonly exports: readonly ReportExportReply[] }) {
  const { t } = useTranslation();
  const cancel = useCancelReport();
  return (
    <>
      <ScrollRegion label={t('reports.region')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {HEADS.map((word) => (
                <Table.Th key={word} scope="col">
                  {t(`reports.${word}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {exports.map((each) => (
              <ExportRow key={each.id} row={each} onCancel={cancel.mutate} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <div role="status">{cancel.isError && <ProblemNotice error={cancel.error} />}</div>
    </>
  );
}

const COMMAND = 'cli:';

/** An account, or whoever worked on the command line. */
function nameMaker(t: TFunction, madeBy: string): string {
  return madeBy.startsWith(COMMAND) ? t('reports.byCommand', { name: madeBy.slice(COMMAND.length) }) : madeBy;
}

function ExportRow({ row, onCancel }: { readonly row: ReportExportReply; readonly onCancel: (id: number) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const canExport = useCanExportReports();
  const period = parsePeriodId(row.periodId);
  const { id, state, doneCount, totalCount, fileName, fileSize, agency, number } = row;
  const isUnderWay = state === 'waiting' || state === 'running';
  return (
    <Table.Tr data-export={id}>
      <Table.Td>{format.moment(row.madeAt)}</Table.Td>
      <Table.Td>{nameMaker(t, row.madeBy)}</Table.Td>
      <Table.Td>
        {period === null ? row.periodId : namePeriod(t, period)}
        {number > 0 && ` · ${t('freezes.amendment', { number })}`}
      </Table.Td>
      <Table.Td>
        {t(`reports.templates.${row.template}`)}
        {agency !== null && ` · ${agency === 'all' ? t('reports.allAgencies') : agency}`}
      </Table.Td>
      <Table.Td>{row.formats.join(', ').toUpperCase()}</Table.Td>
      <Table.Td>
        {state === 'done' && fileName !== null ? (
          <a href={fileAddress(id)} download={fileName}>
            {t('reports.fetch', { name: fileName, size: format.bytes(fileSize ?? 0) })}
          </a>
        ) : (
          t(`reports.states.${state}`)
        )}
        {state === 'running' && (
          <>
            {` ${format.count(doneCount)}/${format.count(totalCount)} `}
            <progress className={classes['progress']} value={doneCount} max={totalCount} aria-label={t('reports.progress', { id })} />
          </>
        )}
        {isUnderWay && canExport && (
          <Button size="compact-sm" variant="default" ml={8} onClick={() => onCancel(id)}>
            {t('reports.cancel')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
