import { Table } from '@mantine/core';
import type { ReconciliationReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { downloadCsv, toCsv } from '../../text/csv.ts';
import { nameReason } from '../../text/reason-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './reconciliation.module.css';
import { findMainReason, listRejects } from './reject-rows.ts';

/** Lines that were not understood, by reason and origin. Where they stand is shown with each file. */
export function Rejects({ reply }: { readonly reply: ReconciliationReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = listRejects(reply.origins);
  const main = findMainReason(rows);
  const count = rows.reduce((total, row) => total + row.count, 0);
  return (
    <ChartFrame
      id="tu-choi"
      title={
        main === null
          ? t('ledger.rejectsNone')
          : t('ledger.rejectsTitle', { count, shown: format.count(count), reason: nameReason(t, main) })
      }
      context={t('ledger.rejectsContext')}
      isBusy={false}
      onCsv={() =>
        downloadCsv(
          'dong_tu_choi.csv',
          toCsv(
            ['origin', 'reason', 'lines', 'checked_at'],
            rows.map((row) => [row.origin, row.reason, row.count, reply.checkedAt]),
          ),
        )
      }
      method={<p>{t('ledger.rejectsMethod')}</p>}
    >
      {rows.length > 0 && (
        <ScrollRegion label={t('ledger.rejectsRegion')}>
          <Table className={classes['narrowTable'] ?? ''} verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('ledger.reason')}</Table.Th>
                <Table.Th scope="col">{t('ledger.origin')}</Table.Th>
                <Table.Th scope="col" className={classes['right'] ?? ''}>
                  {t('ledger.count')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={`${row.origin} ${row.reason}`} data-reason={row.reason}>
                  <Table.Th scope="row">{nameReason(t, row.reason)}</Table.Th>
                  <Table.Td>{row.origin}</Table.Td>
                  <Table.Td className={classes['right'] ?? ''}>{format.count(row.count)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </ChartFrame>
  );
}
