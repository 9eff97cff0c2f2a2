import type { PaperLedgerReply, PaperProvinceReply, PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { tellLedger } from '../../text/ledger-text.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import type { CardRow } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { PaperLines } from '../../ui/paper-trace.tsx';
import { PaperMethod } from './paper-method.tsx';
import classes from './paper.module.css';
import { PriceList } from './price-list.tsx';
import { listSheetUnits, toSheetCsv } from './sheet-csv.ts';

const HEADS = [
  ...(['printedColumn', 'normalisedColumn', 'boughtColumn', 'normalisedColumn'] as const),
  ...(['savedSheetsColumn', 'savedPostingsColumn', 'savedColumn'] as const),
];

/** Sheets by print logs and by reams of the units that know theirs, and what they saved; nothing where no unit knows any. */
export function SheetTable({ reply, isBusy }: { readonly reply: PaperReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { province, prices, period, equivalents } = reply;
  const units = listSheetUnits(reply);
  if (units.length === 0) return null;
  const counts = {
    printed: format.count(province.printLogCount),
    bought: format.count(province.reamCount),
    total: format.count(province.expectedCount),
  };
  return (
    <ChartFrame
      title={t('paper.sheetTitle', counts)}
      context={describePeriod(t, format, period)}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`so-to-giay_${period.id}.csv`, toSheetCsv(reply, t('paper.provinceRow')))}
      method={
        <>
          <PaperMethod unit="sheets" equivalents={equivalents} />
          <SheetTrace reply={reply} />
        </>
      }
      legend={t('paper.sheetHint')}
    >
      <CardTable
        label={t('paper.sheetRegion')}
        className={classes['table']}
        columns={[
          { key: 'agency', head: t('paper.agency') },
          ...HEADS.map((head, at) => ({
            key: `${head} ${at}`,
            head: t(`paper.${head}`),
            isNumber: true,
            isStrong: head === 'savedColumn',
          })),
        ]}
        rows={[...units.map((unit) => toUnitRow(t, format, unit)), toProvinceRow(t, format, province)]}
      />
      <PriceList prices={prices} />
    </ChartFrame>
  );
}

/** The last row down to its counts: both ledgers of the province, of how many agencies they are, and what was saved. */
function SheetTrace({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { province, period, comparedSheetCounts } = reply;
  const { sheets, postings, total } = province.savings;
  const tell = (ledger: 'printLogs' | 'reams'): string[] => [
    ...tellLedger(t, format, { who: t(`paper.${ledger}`), unit: 'sheets', ledger: province[ledger], period }),
    t('paper.trace.compared', { shown: format.count(comparedSheetCounts[ledger]), total: format.count(province.expectedCount) }),
  ];
  const isSum = sheets !== null && postings !== null && total !== null;
  const saved = isSum
    ? [t('paper.trace.saved', { sheets: format.count(sheets), postings: format.count(postings), total: format.count(total) })]
    : [];
  return <PaperLines lines={[...tell('printLogs'), ...tell('reams'), ...saved]} source={reply} />;
}

function toUnitRow(t: TFunction, format: Format, unit: PaperUnitReply): CardRow {
  return {
    key: unit.code,
    marks: { 'data-agency': unit.code },
    cells: [
      <Fragment key="agency">
        {unit.name}
        {unit.isSheetMismatch === true && <p className={classes['hint']}>{t('paper.mismatchMark')}</p>}
      </Fragment>,
      ...listFigures(format, unit),
    ],
  };
}

/** The sums of what is known, each with how many have handed it in. */
function toProvinceRow(t: TFunction, format: Format, province: PaperProvinceReply): CardRow {
  const handedIn = (count: number): string =>
    t('paper.handedIn', { shown: format.count(count), total: format.count(province.expectedCount) });
  const notes = { printedNote: handedIn(province.printLogCount), boughtNote: handedIn(province.reamCount) };
  return {
    key: 'province',
    isSum: true,
    marks: { 'data-province': true },
    cells: [t('paper.provinceRow'), ...listFigures(format, { ...province, ...notes })],
  };
}

interface Figures extends Pick<PaperUnitReply, 'printLogs' | 'reams' | 'savings'> {
  readonly printedNote?: string;
  readonly boughtNote?: string;
}

function listFigures(format: Format, { printLogs, reams, savings, printedNote, boughtNote }: Figures): ReactNode[] {
  const normalised = ({ reduction }: PaperLedgerReply): string =>
    reduction.normalised === null ? '—' : format.ratio(reduction.normalised);
  return [
    <Sheets key="printed" ledger={printLogs} note={printedNote} />,
    normalised(printLogs),
    <Sheets key="bought" ledger={reams} note={boughtNote} />,
    normalised(reams),
    ...[savings.sheets, savings.postings, savings.total].map((amount) => (amount === null ? '—' : format.count(amount))),
  ];
}

/** Sheets in the baseline month and now. */
function Sheets({ ledger, note }: { readonly ledger: PaperLedgerReply; readonly note?: string | undefined }) {
  const format = useFormat();
  const { amount, baselineAmount } = ledger;
  const count = (value: number | null): string => (value === null ? '—' : format.count(value));
  return (
    <>
      {amount === null && baselineAmount === null ? '—' : `${count(baselineAmount)} → ${count(amount)}`}
      {note !== undefined && <p className={classes['hint']}>{note}</p>}
    </>
  );
}
