import { Textarea, TextInput } from '@mantine/core';
import { addDays, type Period, type ReportDraft, type ReportMain, type ReportSignature } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { ApiError, faultAt } from '../../api/problem.ts';
import { DayInput } from '../../ui/day-input.tsx';
import classes from './reports.module.css';

/** What was typed; null: the words of the template. Lines are paragraphs, lines of the signature, recipients. */
export interface TypedDraft {
  readonly introduction: string | null;
  readonly authority: string | null;
  readonly signer: string | null;
  readonly recipients: string | null;
  /** A day, or empty. */
  readonly on: string;
}

export const NOTHING_TYPED: TypedDraft = { introduction: null, authority: null, signer: null, recipients: null, on: '' };

const linesOf = (text: string | null): string[] => (text ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/** What is sent of it: only what was written otherwise. */
export function draftOf(typed: TypedDraft, main: ReportMain | null): ReportDraft | undefined {
  const [introduction, recipients] = [linesOf(typed.introduction), linesOf(typed.recipients)];
  const signature = signatureOf(typed, main);
  const draft: ReportDraft = {
    ...(introduction.length > 0 ? { introduction } : {}),
    ...dayOf(typed),
    ...(signature === null ? {} : { signature }),
    ...(recipients.length > 0 ? { recipients } : {}),
  };
  return Object.keys(draft).length === 0 ? undefined : draft;
}

/** Null: as the template has it. A post that was emptied is that of the template. */
function signatureOf({ authority, signer }: TypedDraft, main: ReportMain | null): ReportSignature | null {
  if (main === null || (authority === null && signer === null)) return null;
  const written = linesOf(authority);
  const name = signer?.trim() ?? '';
  return { authority: written.length > 0 ? written : main.signature.authority, name: name === '' ? null : name };
}

interface DraftFormProps {
  readonly main: ReportMain;
  readonly period: Period;
  readonly typed: TypedDraft;
  readonly onType: (typed: TypedDraft) => void;
  /** A field was left: what was typed is asked about now, not at every letter. */
  readonly onAsk: (typed: TypedDraft) => void;
  /** Of the reports of many agencies, each of which has words of its own. */
  readonly hasDayOnly: boolean;
  readonly error: Error | null;
}

/** Words of whoever issues it, which begin as those of the template: introduction, who signs, to whom it goes, its day. */
export function DraftForm({ main, period, typed, onType, onAsk, hasDayOnly, error }: DraftFormProps) {
  const { t } = useTranslation();
  const set = (changed: Partial<TypedDraft>): void => onType({ ...typed, ...changed });
  const area = (key: 'introduction' | 'authority' | 'recipients', standard: readonly string[]) => ({
    ...{ label: t(`reports.${key}`), description: t(`reports.${key}Hint`), autosize: true, value: typed[key] ?? standard.join('\n') },
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
    ...{ onBlur: () => onAsk(typed), error: faultAt(error, `draft.${key}`) },
  });
  const day = (
    <DayInput
      label={t('reports.on')}
      min={addDays(period.to, 1)}
      value={typed.on}
      onChange={({ currentTarget: { value } }) => {
        set({ on: value });
        onAsk({ ...typed, on: value });
      }}
      error={faultAt(error, 'draft.on')}
    />
  );
  if (hasDayOnly) return <div className={classes['form']}>{day}</div>;
  return (
    <>
      <Textarea className={classes['wide'] ?? ''} {...area('introduction', main.introduction)} />
      <div className={classes['form']}>
        <Textarea {...area('authority', main.signature.authority)} />
        <TextInput
          label={t('reports.signer')}
          description={t('reports.signerHint')}
          value={typed.signer ?? main.signature.name ?? ''}
          onChange={(event) => set({ signer: event.currentTarget.value })}
          onBlur={() => onAsk(typed)}
          error={faultAt(error, 'draft.signature.name')}
        />
        {day}
        <Textarea {...area('recipients', main.recipients)} />
      </div>
    </>
  );
}

/** Of many reports at once only the day is set. */
export function dayOf({ on }: TypedDraft): ReportDraft | undefined {
  return on === '' ? undefined : { on };
}

/** Whether the fault is that of a field, which then says so itself. */
export function isDraftRefused(error: Error): boolean {
  return error instanceof ApiError && (error.problem?.errors ?? []).some(({ path }) => path.startsWith('draft.'));
}
