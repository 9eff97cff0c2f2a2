import { Button, Table } from '@mantine/core';
import type { DirectoryCounts, DirectoryFaultReply, DirectoryPreviewReply, DirectoryRowReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { usePreviewRows } from '../../api/directory.ts';
import { inPageLanguage } from '../../text/page-language.ts';
import { joinSentences } from '../../text/sentences.ts';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './directory.module.css';

const SUBJECTS = ['agencies', 'officials', 'mailboxes', 'aliases', 'absences'] as const satisfies readonly (keyof DirectoryCounts)[];
const COLUMNS = ['added', 'changed', 'removed', 'unchanged', 'notInFile'] as const;

/** What would change: counts and rows; or every fault with its row and column, and then nothing can be applied. */
export function PreviewReport({ preview }: { readonly preview: DirectoryPreviewReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, counts, changedRowCount, faults, faultCount } = preview;
  if (id === null || counts === null) {
    return (
      <div role="status" className={classes['report']}>
        <Notice tone="danger" title={t('directory.faults', { count: faultCount, shown: format.count(faultCount) })} />
        <FaultTable faults={faults} />
      </div>
    );
  }
  return (
    <div role="status" className={classes['report']}>
      <Notice
        tone="info"
        title={
          changedRowCount === 0
            ? t('directory.noDifference')
            : t('directory.rowsChange', { count: changedRowCount, shown: format.count(changedRowCount) })
        }
      />
      <CountTable counts={counts} />
      {changedRowCount > 0 && <RowTable key={id} id={id} />}
    </div>
  );
}

function CountTable({ counts }: { readonly counts: DirectoryCounts }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ScrollRegion label={t('directory.countsRegion')}>
      <Table verticalSpacing={4} className={classes['numbers'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('directory.subject')}</Table.Th>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`directory.count.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {SUBJECTS.map((subject) => (
            <Table.Tr key={subject}>
              <Table.Th scope="row">{t(`directory.subjects.${subject}`)}</Table.Th>
              {COLUMNS.map((column) => (
                <Table.Td key={column}>{format.count(counts[subject][column])}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function RowTable({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const rows = usePreviewRows(id);
  if (rows.isError) return <ProblemNotice error={rows.error} onRetry={() => void rows.refetch()} />;
  if (rows.data === undefined) return <Placeholder height={160} />;
  return (
    <>
      <ScrollRegion label={t('directory.diffRegion')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('directory.row')}</Table.Th>
              <Table.Th scope="col">{t('directory.about')}</Table.Th>
              <Table.Th scope="col">{t('directory.differences')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.data.pages
              .flatMap((page) => page.rows)
              .map((row) => (
                <DiffRow key={`${row.file} ${row.row} ${row.key}`} row={row} />
              ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {rows.hasNextPage && (
        <Button variant="default" mt={10} loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t('directory.more')}
        </Button>
      )}
    </>
  );
}

function DiffRow({ row }: { readonly row: DirectoryRowReply }) {
  const { t } = useTranslation();
  // Roles and kinds of boxes are words of the files; readers have their own.
  const valueOf = (field: string, value: string): string =>
    field === 'role' || field === 'kind' ? t(`directory.${field}.${value}`, { defaultValue: value }) : value;
  return (
    <Table.Tr>
      <Table.Td>{t(`directory.placeOf.${row.file}`, { row: row.row })}</Table.Td>
      <Table.Th scope="row">{row.key}</Table.Th>
      <Table.Td>
        {row.status === 'added' && <span className={classes['added']}>{t('directory.new')}</span>}
        <ul className={classes['diff']}>
          {row.fields.map(({ field, from, to }) => (
            <li key={field}>
              <span className={classes['field']}>{t(`directory.field.${field}`, { defaultValue: field })}</span>{' '}
              {from !== null && (
                <>
                  <del>{valueOf(field, from)}</del> →{' '}
                </>
              )}
              <ins>{to === null ? t('directory.nothing') : valueOf(field, to)}</ins>
            </li>
          ))}
        </ul>
      </Table.Td>
    </Table.Tr>
  );
}

function FaultTable({ faults }: { readonly faults: readonly DirectoryFaultReply[] }) {
  const { t } = useTranslation();
  return (
    <ScrollRegion label={t('directory.faultsRegion')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('directory.fileColumn')}</Table.Th>
            <Table.Th scope="col">{t('directory.row')}</Table.Th>
            <Table.Th scope="col">{t('directory.column')}</Table.Th>
            <Table.Th scope="col">{t('directory.fault')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(inPageLanguage).map(({ file, row, column, what, toDo }) => (
            <Table.Tr key={`${file} ${row} ${column} ${what}`}>
              <Table.Td>{file}</Table.Td>
              <Table.Td>{row}</Table.Td>
              <Table.Td>{column ?? '—'}</Table.Td>
              <Table.Td>{joinSentences([`${what}.`, `${toDo}.`])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
