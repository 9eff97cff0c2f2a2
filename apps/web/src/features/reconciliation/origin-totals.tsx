import type { OriginTotals, ReconciliationReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { downloadCsv, toCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import classes from './reconciliation.module.css';

const COUNTS = ['segments', 'lines', 'parsed', 'ignored', 'rejected', 'oversize', 'fresh', 'duplicate'] as const;
const CSV_COUNTS = [
  ...['segments', 'failedSegments', 'undoneSegments', 'provisionalSegments', 'bytes', 'lines', 'parsed', 'ignored', 'rejected'],
  ...['oversize', 'facts', 'fresh', 'duplicate', 'tailBytes', 'linesCut', 'linesLost', 'unconfirmedFacts', 'sentInternalClient'],
] as readonly (keyof OriginTotals)[];

/** What became of every line, summed by origin. */
export function Totals({ reply: { origins, checkedAt } }: { readonly reply: ReconciliationReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = (name: 'lines' | 'parsed' | 'rejected'): string => format.count(origins.reduce((total, origin) => total + origin[name], 0));
  return (
    <ChartFrame
      title={t('ledger.totals', {
        origins: format.count(origins.length),
        lines: sum('lines'),
        parsed: sum('parsed'),
        rejected: sum('rejected'),
      })}
      context={t('ledger.totalsContext')}
      isBusy={false}
      onCsv={() => downloadCsv('nguon_nhat_ky.csv', toTotalsCsv(origins, checkedAt))}
      method={<p>{t('ledger.totalsMethod')}</p>}
    >
      <CardTable
        label={t('ledger.totalsRegion')}
        className={classes['table']}
        columns={[
          { key: 'origin', head: t('ledger.origin') },
          ...COUNTS.map((name) => ({ key: name, head: t(`ledger.${name}`), isNumber: true })),
          { key: 'remarks', head: t('ledger.remarks'), isProse: true },
        ]}
        rows={origins.map((origin) => ({
          key: origin.origin,
          marks: { 'data-origin': origin.origin },
          cells: [origin.origin, ...COUNTS.map((name) => format.count(origin[name])), remark(t, format, origin).join('; ') || null],
        }))}
      />
    </ChartFrame>
  );
}

function remark(t: TFunction, format: Format, origin: OriginTotals): string[] {
  const remarks = [
    [origin.failedSegments, t('ledger.remarkFailed', { count: origin.failedSegments })],
    [origin.undoneSegments, t('ledger.remarkUndone', { count: origin.undoneSegments })],
    [origin.provisionalSegments, t('ledger.remarkProvisional', { count: origin.provisionalSegments })],
    [
      origin.unconfirmedFacts,
      t('ledger.remarkUnconfirmed', { count: origin.unconfirmedFacts, shown: format.count(origin.unconfirmedFacts) }),
    ],
    [origin.linesLost, t('ledger.remarkLost', { count: origin.linesLost, shown: format.count(origin.linesLost) })],
    [origin.linesCut, t('ledger.remarkCut', { count: origin.linesCut, shown: format.count(origin.linesCut) })],
  ] as const;
  return [...remarks.filter(([count]) => count > 0).map(([, words]) => words), ...remarkClients(t, format, origin)];
}

/** Who may hand over mail without logging in, and how many messages count by that. */
function remarkClients(t: TFunction, format: Format, { internalClients, sentInternalClient }: OriginTotals): string[] {
  if (internalClients.length === 0) return [];
  const values = { clients: internalClients.join(', '), count: sentInternalClient, shown: format.count(sentInternalClient) };
  return [t('ledger.remarkInternalClients', values)];
}

function toTotalsCsv(origins: readonly OriginTotals[], checkedAt: string): string {
  return toCsv(
    ['origin', ...CSV_COUNTS, 'checkedAt'],
    origins.map((origin) => [
      origin.origin,
      ...CSV_COUNTS.map((name) => {
        const value = origin[name];
        return typeof value === 'number' ? value : null;
      }),
      checkedAt,
    ]),
  );
}
