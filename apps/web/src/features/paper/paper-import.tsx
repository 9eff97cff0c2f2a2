import { Button, FileInput, NativeSelect, TextInput } from '@mantine/core';
import type { PaperImportReply, PaperLedger, PrintLogReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImportPaper } from '../../api/paper.ts';
import type { PaperFileReply } from '../../api/paper.ts';
import { inPageLanguage } from '../../text/page-language.ts';
import { useFormat } from '../../text/use-format.ts';
import { Form } from '../../ui/form.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PaperNotices } from './paper-notices.tsx';
import classes from './paper.module.css';

const LEDGERS: readonly PaperLedger[] = ['registers', 'reams', 'print-logs'];

/** Hands over a file after a trial that shows what would change; with any fault nothing is written. */
export function PaperImport() {
  const { t } = useTranslation();
  const hand = useImportPaper();
  const [ledger, setLedger] = useState<PaperLedger>('registers');
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState('');
  const again = (change: () => void): void => {
    hand.reset();
    change();
  };
  const send = (isDryRun: boolean): void => {
    if (file !== null) hand.mutate({ ledger, file, isDryRun, reason: reason.trim() || null });
  };
  const isTried = hand.data !== undefined && isTrialOf(hand.data) && faultCountOf(hand.data) === 0;
  const isHandedOver = hand.data !== undefined && !isTrialOf(hand.data) && faultCountOf(hand.data) === 0;
  return (
    <Form
      isSaved={isHandedOver}
      className={classes['form']}
      onSubmit={() => {
        send(true);
      }}
    >
      <p className={`${classes['hint']} ${classes['wide']}`}>{t(`paper.columns.${ledger}`)}</p>
      <NativeSelect
        label={t('paper.ledger')}
        data={LEDGERS.map((value) => ({ value, label: t(`paper.ledgers.${value}`) }))}
        value={ledger}
        onChange={(event) => again(() => setLedger(LEDGERS.find((each) => each === event.currentTarget.value) ?? 'registers'))}
      />
      <FileInput
        required
        label={t('paper.file')}
        placeholder={t('paper.filePlaceholder')}
        value={file}
        onChange={(chosen) => again(() => setFile(chosen))}
      />
      {ledger !== 'print-logs' && (
        <TextInput
          className={classes['wide'] ?? ''}
          label={t('paper.fileReason')}
          value={reason}
          onChange={(event) => again(() => setReason(event.currentTarget.value))}
        />
      )}
      <Outcome error={hand.error} reply={hand.data} />
      <div className={`${classes['actions']} ${classes['wide']}`}>
        <Button type="submit" variant={isTried ? 'default' : 'filled'} disabled={file === null} loading={hand.isPending && !isTried}>
          {t('paper.try')}
        </Button>
        {isTried && (
          <Button loading={hand.isPending} onClick={() => send(false)}>
            {t('paper.handOver')}
          </Button>
        )}
      </div>
    </Form>
  );
}

const isTrialOf = (reply: PaperFileReply): boolean => (reply.ledger === 'print-logs' ? reply.log : reply.table).isDryRun;
const faultCountOf = (reply: PaperFileReply): number => (reply.ledger === 'print-logs' ? 0 : reply.table.faults.length);

function Outcome({ error, reply }: { readonly error: Error | null; readonly reply: PaperFileReply | undefined }) {
  return (
    <div className={classes['wide']} role="status">
      {error !== null && <ProblemNotice error={error} />}
      {reply !== undefined && (reply.ledger === 'print-logs' ? <LogOutcome reply={reply.log} /> : <TableOutcome reply={reply.table} />)}
    </div>
  );
}

function TableOutcome({ reply }: { readonly reply: PaperImportReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { isDryRun, faults } = reply;
  if (faults.length > 0) {
    return (
      <>
        <Notice tone="danger" title={t('paper.faulty', { count: faults.length, shown: format.count(faults.length) })} />
        <CardTable
          label={t('paper.faultRegion')}
          className={classes['narrowTable']}
          columns={(['row', 'column', 'fault', 'toDo'] as const).map((key) => ({ key, head: t(`paper.${key}`) }))}
          rows={faults.map(inPageLanguage).map(({ row, column, what, toDo }) => ({
            key: `${row} ${column} ${what}`,
            cells: [format.count(row), column ?? '—', what, toDo],
          }))}
        />
      </>
    );
  }
  const counts = {
    ...{ added: format.count(reply.addedCount), changed: format.count(reply.changedCount), unchanged: format.count(reply.unchangedCount) },
  };
  return (
    <>
      <Notice tone={isDryRun ? 'info' : 'success'} title={t(isDryRun ? 'paper.tried' : 'paper.handedOver', counts)} />
      <PaperNotices notices={reply.notices} />
    </>
  );
}

function LogOutcome({ reply }: { readonly reply: PrintLogReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { isDryRun, format: kind, rejectedCount, rejectedLines } = reply;
  if (kind === null) return <Notice tone="danger" title={t('paper.noPrintLog')} />;
  const counts = {
    ...{ lines: format.count(reply.lineCount), fresh: format.count(reply.freshCount), duplicate: format.count(reply.duplicateCount) },
    sheets: format.count(reply.sheets),
  };
  const rejected = {
    count: rejectedCount,
    shown: format.count(rejectedCount),
    lines: rejectedLines.map(({ line, reason }) => `${format.count(line)} (${t(`paper.printReject.${reason}`)})`).join(', '),
  };
  return (
    <Notice
      tone={isDryRun ? 'info' : 'success'}
      title={t(isDryRun ? 'paper.logTried' : 'paper.logHandedOver', counts)}
      {...(rejectedCount > 0 && { text: t('paper.logRejected', rejected) })}
    />
  );
}
