import { Table } from '@mantine/core';
import type { PaperLedgerReply, PaperProvinceReply, PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './paper.module.css';
import { PriceList } from './price-list.tsx';

const HEADS = [
  ...(['printedColumn', 'normalisedColumn', 'boughtColumn', 'normalisedColumn'] as const),
  ...(['savedSheetsColumn', 'savedPostingsColumn', 'savedColumn'] as const),
];

/** Sheets by print logs and by reams of the units that know theirs, and what they saved; nothing where no unit knows any. */
export function SheetTable({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const { province, prices } = reply;
  const units = reply.units.filter(({ printLogs, reams }) => printLogs.amount !== null || reams.amount !== null);
  if (units.length === 0) return null;
  const counts = {
    printed: format.count(province.printLogCount),
    bought: format.count(province.reamCount),
    total: format.count(province.expectedCount),
  };
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{t('paper.sheetTitle', counts)}</h2>
      <p className={classes['hint']}>{t('paper.sheetHint')}</p>
      <ScrollRegion label={t('paper.sheetRegion')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('paper.agency')}</Table.Th>
              {HEADS.map((head, at) => (
                // Two columns bear the same word.
                <Table.Th key={at} scope="col" className={classes['right'] ?? ''}>
                  {t(`paper.${head}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {units.map((unit) => (
              <UnitRow key={unit.code} unit={unit} />
            ))}
            <ProvinceRow province={province} />
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <PriceList prices={prices} />
    </Card>
  );
}

function UnitRow({ unit }: { readonly unit: PaperUnitReply }) {
  const { t } = useTranslation();
  return (
    <Table.Tr data-agency={unit.code}>
      <Table.Th scope="row">
        {unit.name}
        {unit.isSheetMismatch === true && <p className={classes['hint']}>{t('paper.mismatchMark')}</p>}
      </Table.Th>
      <Figures printLogs={unit.printLogs} reams={unit.reams} savings={unit.savings} />
    </Table.Tr>
  );
}

/** The sums of what is known, each with how many have handed it in. */
function ProvinceRow({ province }: { readonly province: PaperProvinceReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const handedIn = (count: number): string =>
    t('paper.handedIn', { shown: format.count(count), total: format.count(province.expectedCount) });
  return (
    <Table.Tr className={classes['sumRow'] ?? ''} data-province>
      <Table.Th scope="row">{t('paper.provinceRow')}</Table.Th>
      <Figures
        {...{ printLogs: province.printLogs, reams: province.reams, savings: province.savings }}
        printedNote={handedIn(province.printLogCount)}
        boughtNote={handedIn(province.reamCount)}
      />
    </Table.Tr>
  );
}

interface FiguresProps extends Pick<PaperUnitReply, 'printLogs' | 'reams' | 'savings'> {
  readonly printedNote?: string;
  readonly boughtNote?: string;
}

function Figures({ printLogs, reams, savings, printedNote, boughtNote }: FiguresProps) {
  const format = useFormat();
  return (
    <>
      <Sheets ledger={printLogs} note={printedNote} />
      <Sheets ledger={reams} note={boughtNote} />
      {([savings.sheets, savings.postings, savings.total] as const).map((amount, at) => (
        // Sheets, postings, both: the place is what the cell is known by.
        <Table.Td key={at} className={at === 2 ? `${classes['right']} ${classes['strong']}` : (classes['right'] ?? '')}>
          {amount === null ? '—' : format.count(amount)}
        </Table.Td>
      ))}
    </>
  );
}

/** Sheets in the baseline month and now, and how much less that is of one document. */
function Sheets({ ledger, note }: { readonly ledger: PaperLedgerReply; readonly note?: string | undefined }) {
  const format = useFormat();
  const { amount, baselineAmount, reduction } = ledger;
  const count = (value: number | null): string => (value === null ? '—' : format.count(value));
  return (
    <>
      <Table.Td className={classes['right'] ?? ''}>
        {amount === null && baselineAmount === null ? '—' : `${count(baselineAmount)} → ${count(amount)}`}
        {note !== undefined && <p className={classes['hint']}>{note}</p>}
      </Table.Td>
      <Table.Td className={classes['right'] ?? ''}>{reduction.normalised === null ? '—' : format.ratio(reduction.normalised)}</Table.Td>
    </>
  );
}
