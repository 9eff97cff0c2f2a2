import type { PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { StackBar } from '../../charts/stack-bar.tsx';
import { downloadCsv } from '../../text/csv.ts';
import { tellForms } from '../../text/ledger-text.ts';
import { describePeriod, namePeriod } from '../../text/period-text.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PaperLines } from '../../ui/paper-trace.tsx';
import { Twins } from '../../ui/twins.tsx';
import { FormKey } from './form-key.tsx';
import { FORMS } from './forms.ts';
import { Ledger } from './paper-ledgers.tsx';
import { describeState } from './paper-table.tsx';
import { isBaselineItself, toPaperCsv } from './paper-words.ts';
import { describeForms } from './unit-finding.ts';
import { UnitVerdict } from './unit-verdict.tsx';
import classes from './paper.module.css';

interface UnitPaperProps {
  readonly reply: PaperReply;
  readonly code: string;
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** The paper of one agency in a month: by form, against its baseline, and its three ledgers, which are never added. */
export function UnitPaper({ reply, code, isTable, onToggle, isBusy }: UnitPaperProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const unit = reply.units.find((each) => each.code === code);
  if (unit === undefined) return <Empty kind="period" text={t('paper.unit.absent', { period: namePeriod(t, reply.period) })} />;
  const traced = { reply, who: unit.name };
  return (
    <>
      <ChartFrame
        title={describeForms(t, format, unit)}
        context={`${t('paper.context', { period: describePeriod(t, format, reply.period), day: format.day(reply.dueOn) })} · ${describeState(t, format, unit)}`}
        isBusy={isBusy}
        view={{ isTable, onToggle }}
        onCsv={() => downloadCsv(`van-ban_${code}_${reply.period.id}.csv`, toPaperCsv({ ...reply, units: [unit] }))}
        method={
          <>
            <p>{t('paper.method')}</p>
            <p>{t('paper.neverSummed')}</p>
            {unit.counts !== null && (
              <PaperLines lines={[tellForms(t, format, `${unit.name}, ${namePeriod(t, reply.period)}`, unit.counts)]} source={reply} />
            )}
          </>
        }
        {...(!isTable && unit.counts !== null && { legend: <FormKey note={t('paper.unit.keyNote')} /> })}
      >
        {unit.counts === null ? (
          <Empty kind="period" text={t(`paper.reason.${unit.registers.reason ?? 'not-submitted'}`)} />
        ) : (
          <Twins isTable={isTable} table={<FormTable unit={unit} />} chart={<FormBar unit={unit} />} />
        )}
      </ChartFrame>
      <div className={classes['ledgers']}>
        <Ledger
          name={t('paper.registers')}
          unit="documents"
          ledger={unit.registers}
          target={unit.target}
          verdict={unit.verdict}
          compared=""
          traced={traced}
          code={code}
        >
          {!isBaselineItself(unit) && <UnitVerdict unit={unit} reply={reply} />}
        </Ledger>
        <Ledger name={t('paper.printLogs')} unit="sheets" ledger={unit.printLogs} target={null} compared="" traced={traced} />
        <Ledger name={t('paper.reams')} unit="sheets" ledger={unit.reams} target={null} compared="" traced={traced} />
      </div>
      {unit.isSheetMismatch === true && <Notice tone="warning" title={t('paper.mismatchMark')} text={t('paper.unit.mismatchHint')} />}
    </>
  );
}

interface FormProps {
  readonly unit: PaperUnitReply;
}

function FormBar({ unit: { counts, registers } }: FormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (counts === null) return null;
  const total = counts.paper + counts.both + counts.electronic;
  const parts = FORMS.map((form) => t(`paper.unit.${form}`, { shown: format.count(counts[form]) }));
  const baseline = registers.baselineAmount === null ? '—' : format.count(registers.baselineAmount);
  return (
    <>
      <StackBar fills="forms" parts={FORMS.map((form) => counts[form])} scale={Math.max(1, total)} sentence={parts.join(', ')} />
      <p>{[...parts, t('paper.unit.baseline', { shown: baseline })].join(' · ')}</p>
    </>
  );
}

function FormTable({ unit: { counts, registers } }: FormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (value: number | null | undefined): string => (value === null || value === undefined ? '—' : format.count(value));
  const ratio = (value: number | null): string => (value === null ? '—' : format.ratio(value));
  const rows = [
    ['paperColumn', count(counts?.paper)],
    ['bothColumn', count(counts?.both)],
    ['electronicColumn', count(counts?.electronic)],
    ['baselineColumn', count(registers.baselineAmount)],
    ['absoluteColumn', ratio(registers.reduction.absolute)],
    ['normalisedColumn', ratio(registers.reduction.normalised)],
    ['headlineColumn', formatShown(format, registers.shown) ?? '—'],
  ] as const;
  return (
    <CardTable
      label={t('paper.unit.region')}
      columns={[
        { key: 'what', head: t('paper.unit.what') },
        { key: 'value', head: t('paper.unit.value'), isNumber: true },
      ]}
      rows={rows.map(([key, value]) => ({ key, cells: [t(`paper.${key}`), value] }))}
    />
  );
}
