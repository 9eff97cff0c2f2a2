import { Button } from '@mantine/core';
import { parsePeriodId, type ReportExportReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useCanExportReports } from '../../api/access.ts';
import { fileAddress, useCancelReport } from '../../api/reports.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './reports.module.css';

const COLUMNS = ['template', 'period', 'at', 'by', 'formats', 'state'] as const;

/** Who had which report written when; what is under way can be given up, what is done be fetched. */
export function ExportTable({ exports }: { readonly exports: readonly ReportExportReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cancel = useCancelReport();
  return (
    <>
      <CardTable
        label={t('reports.region')}
        className={classes['table']}
        columns={COLUMNS.map((key) => ({ key, head: t(`reports.${key}`) }))}
        rows={exports.map((row) => ({
          key: row.id,
          marks: { 'data-export': row.id },
          cells: [
            nameScope(t, row),
            namePeriodOf(t, row),
            format.moment(row.madeAt),
            nameMaker(t, row.madeBy),
            row.formats.join(', ').toUpperCase(),
            <ExportState key="state" row={row} onCancel={cancel.mutate} />,
          ],
        }))}
      />
      <div role="status">{cancel.isError && <ProblemNotice error={cancel.error} />}</div>
    </>
  );
}

const COMMAND = 'cli:';

/** An account, or whoever worked on the command line. */
function nameMaker(t: TFunction, madeBy: string): string {
  return madeBy.startsWith(COMMAND) ? t('reports.byCommand', { name: madeBy.slice(COMMAND.length) }) : madeBy;
}

function nameScope(t: TFunction, { template, agency }: ReportExportReply): string {
  const name = t(`reports.templates.${template}`);
  return agency === null ? name : `${name} · ${agency === 'all' ? t('reports.allAgencies') : agency}`;
}

function namePeriodOf(t: TFunction, { periodId, number }: ReportExportReply): string {
  const period = parsePeriodId(periodId);
  const name = period === null ? periodId : namePeriod(t, period);
  return number === 0 ? name : `${name} · ${t('freezes.amendment', { number })}`;
}

function ExportState({ row, onCancel }: { readonly row: ReportExportReply; readonly onCancel: (id: number) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const canExport = useCanExportReports();
  const { id, state, doneCount, totalCount, fileName, fileSize } = row;
  return (
    <>
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
      {(state === 'waiting' || state === 'running') && canExport && (
        <Button size="compact-sm" variant="default" ml={8} onClick={() => onCancel(id)}>
          {t('reports.cancel')}
        </Button>
      )}
    </>
  );
}
