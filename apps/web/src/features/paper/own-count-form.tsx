import { Button, TextInput } from '@mantine/core';
import type { PaperImportReply } from '@nhip-thu/metrics';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperEntryOrder } from '../../api/paper.ts';
import { parseCount } from '../../text/parse-number.ts';
import { useFormat } from '../../text/use-format.ts';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { describeWrong, faultAt } from './count-form.tsx';
import type { OwnRegisters } from './own-registers.ts';
import { PaperNotices } from './paper-notices.tsx';
import classes from './paper.module.css';

const FIELDS = ['paper', 'both', 'electronic', 'postings', 'reason'] as const;
type Field = (typeof FIELDS)[number];
type Enter = UseMutationResult<PaperImportReply, Error, PaperEntryOrder>;

type PaperPlace = Pick<PaperEntryOrder, 'agency' | 'month'>;

interface OwnCountFormProps {
  /** What is recorded, which the fields begin with; null: nothing yet. */
  readonly registers: OwnRegisters | null;
  /** Of the hand-over that is recorded, which alone is replaced: where another is by then, nothing is saved and it is shown. */
  readonly recordedImportId: number | null;
  /** Said once it is saved. */
  readonly saved: string;
  readonly enter: Enter;
  readonly order: PaperPlace;
}

/** The registers of one agency and month, from what is recorded; every fault, of the page or of the server, stands at its field. */
export function OwnCountForm({ registers, recordedImportId, saved, enter, order }: OwnCountFormProps) {
  const { t } = useTranslation();
  const { textAt, wrongAt, change, send } = useOwnCounts(registers, enter);
  const field = (name: Field, label: string) => ({
    ...{ name, label, value: textAt(name), error: wrongAt(name) ?? faultAt(enter.data, name) },
    inputMode: name === 'reason' ? ('text' as const) : ('numeric' as const),
    onChange: (event: ChangeEvent<HTMLInputElement>) => change(name, event.currentTarget.value),
  });
  const isSaved = enter.data !== undefined && enter.data.faults.length === 0;
  // What was saved and then taken back is not said to be saved.
  const stands = isSaved && (enter.data.importId === null || enter.data.importId === recordedImportId);
  const wide = classes['wide'] ?? '';
  return (
    <Form isSaved={isSaved} className={classes['form']} onSubmit={() => send({ ...order, recordedImportId })} noValidate>
      <TextInput required {...field('paper', t('paper.paperColumn'))} />
      <TextInput required {...field('both', t('paper.bothColumn'))} />
      <TextInput required {...field('electronic', t('paper.electronicColumn'))} />
      <TextInput className={wide} {...field('postings', t('paper.postings'))} />
      <TextInput className={wide} {...field('reason', t('paper.entryReason'))} />
      <div className={wide} role="status">
        {enter.isError && <ProblemNotice error={enter.error} />}
        {stands && <Notice tone="success" title={enter.data.importId === null ? t('paper.unchanged') : saved} />}
        {stands && <PaperNotices notices={enter.data.notices} />}
      </div>
      <Button type="submit" w="fit-content" loading={enter.isPending}>
        {t('paper.save')}
      </Button>
    </Form>
  );
}

/** What stands in the fields: what was typed, over what is recorded; and what is wrong with it once it was sent. */
function useOwnCounts(registers: OwnRegisters | null, enter: Enter) {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState<Readonly<Partial<Record<Field, string>>>>({});
  const [isTried, setTried] = useState(false);
  const recordedAt = (name: Field): string => {
    const count = name === 'reason' ? null : (registers?.[name] ?? null);
    return count === null ? '' : format.count(count);
  };
  const textAt = (name: Field): string => typed[name] ?? recordedAt(name);
  const faultOf = (name: Field): string | null =>
    name === 'reason' ? null : describeWrong(t, format, { name, label: '', isOptional: name === 'postings' }, textAt(name).trim());
  const countAt = (name: Field): number | null => parseCount(textAt(name), format.language);
  return {
    textAt,
    wrongAt: (name: Field): string | null => (isTried ? faultOf(name) : null),
    change: (name: Field, text: string): void => {
      enter.reset();
      setTyped({ ...typed, [name]: text });
    },
    send: (order: PaperPlace & Pick<PaperEntryOrder, 'recordedImportId'>): void => {
      setTried(true);
      if (FIELDS.some((name) => faultOf(name) !== null)) return;
      const counts = { paper: countAt('paper') ?? 0, both: countAt('both') ?? 0, electronic: countAt('electronic') ?? 0 };
      const reason = textAt('reason').trim() || null;
      enter.mutate(
        { ledger: 'registers', ...order, reason, postings: countAt('postings'), counts },
        // From now on the fields show what is recorded.
        { onSuccess: ({ faults }) => faults.length === 0 && setTyped({}) },
      );
    },
  };
}
