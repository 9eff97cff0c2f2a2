import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { PaperImportReply, PaperReply, PaperUnitReply, PaperVersion, PaperVersionsReply } from '@nhip-thu/metrics';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { newestVersionOf, usePaperVersions } from '../../api/paper.ts';
import type { PaperEntryOrder } from '../../api/paper.ts';
import type { Format } from '../../text/format.ts';
import { inPageLanguage } from '../../text/page-language.ts';
import { parseCount } from '../../text/parse-number.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PaperNotices } from './paper-notices.tsx';
import classes from './paper.module.css';

const COUNT_MAX = 999_999_999;
/** Where a fault of the server belongs. A locked month wants its reason. */
const FIELD_OF: Readonly<Record<string, string>> = { month: 'reason' };

export interface CountField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** May be left empty, which is not 0. */
  readonly isOptional?: boolean;
}

export interface Counted<Name extends string> {
  readonly agency: string;
  /** Of the hand-over that is shown as recorded, which alone is replaced; null: none is. */
  readonly recordedImportId: number | null;
  /** Why a locked month is corrected. */
  readonly reason: string | null;
  /** Null where nothing was entered. */
  readonly counts: Readonly<Record<Name, number | null>>;
}

interface CountFormProps<Name extends string> {
  /** Id of the heading that says what is entered, of which month. */
  readonly labelledBy: string;
  /** Of the month and its units. */
  readonly reply: PaperReply;
  readonly ledger: PaperEntryOrder['ledger'];
  readonly fields: readonly CountField<Name>[];
  /** What a version says. */
  readonly describeRecorded: (version: PaperVersion) => string;
  readonly enter: UseMutationResult<PaperImportReply, Error, PaperEntryOrder>;
  readonly onSubmit: (counted: Counted<Name>) => void;
}

interface InputKind {
  readonly isNumber: boolean;
  readonly required: boolean;
}

/** Whole numbers of one unit; every fault, of the page or of the server, stands at its field. Numbers typed for one unit are not kept for another. */
export function CountForm<Name extends string>({ labelledBy, fields, enter, onSubmit, ...recorded }: CountFormProps<Name>) {
  const { units, period } = recorded.reply;
  const { t } = useTranslation();
  const format = useFormat();
  const { agency, texts, isTried, isEmptied, ...typed } = useTyped(units);
  const versions = usePaperVersions(period.id, agency, recorded.ledger);
  const textOf = (name: string): string => texts[name]?.trim() ?? '';
  const wrongAt = (field: CountField<Name>): string | null => describeWrong(t, format, field, textOf(field.name));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    typed.tryOut();
    // What nobody has seen is not replaced.
    if (versions.data === undefined || fields.some((field) => wrongAt(field) !== null)) return;
    const entries = fields.map(({ name }) => [name, parseCount(textOf(name), format.language)]);
    const recordedImportId = newestVersionOf(versions.data)?.importId ?? null;
    const counts = Object.fromEntries(entries) as Record<Name, number | null>;
    onSubmit({ agency, recordedImportId, reason: textOf('reason') || null, counts });
  };
  const input = (name: string, label: string, error: string | null, { isNumber, required }: InputKind) => (
    <TextInput
      {...{ label, name, error, required }}
      inputMode={isNumber ? 'numeric' : 'text'}
      value={texts[name] ?? ''}
      onChange={(event) => {
        enter.reset();
        typed.type(name, event.currentTarget.value);
      }}
    />
  );
  const isSaved = enter.data !== undefined && enter.data.faults.length === 0;
  return (
    <Form isSaved={isSaved} className={classes['form']} onSubmit={submit} noValidate aria-labelledby={labelledBy}>
      <AgencyField
        {...{ units, agency }}
        error={isTried && agency === '' ? t('paper.agencyMissing') : faultAt(enter.data, 'agency')}
        onChoose={(code) => {
          enter.reset();
          typed.choose(code, isSaved);
        }}
      />
      <Recorded {...recorded} versions={versions} isEmptied={isEmptied} />
      {fields.map((field) => (
        <div key={field.name} className={field.isOptional === true ? classes['wide'] : undefined}>
          {input(field.name, field.label, (isTried ? wrongAt(field) : null) ?? faultAt(enter.data, field.name), {
            isNumber: true,
            required: field.isOptional !== true,
          })}
        </div>
      ))}
      <div className={classes['wide']}>
        {input('reason', t('paper.entryReason'), faultAt(enter.data, 'reason'), { isNumber: false, required: false })}
      </div>
      <Outcome enter={enter} isSaved={isSaved} />
      <Button type="submit" w="fit-content" loading={enter.isPending || versions.isLoading}>
        {t('paper.save')}
      </Button>
    </Form>
  );
}

interface RecordedProps extends Pick<CountFormProps<string>, 'reply' | 'describeRecorded'> {
  readonly versions: UseQueryResult<PaperVersionsReply>;
  readonly isEmptied: boolean;
}

/** What is on record of the chosen unit for the month, and that numbers typed for another were dropped. */
function Recorded({ reply: { period }, describeRecorded, versions, isEmptied }: RecordedProps) {
  const { t } = useTranslation();
  const newest = newestVersionOf(versions.data);
  const recorded = newest === undefined ? t('paper.notRecorded', { month: namePeriod(t, period) }) : describeRecorded(newest);
  return (
    <div className={classes['wide']} role="status">
      {versions.isError && <ProblemNotice error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.data !== undefined && <p className={classes['hint']}>{recorded}</p>}
      {isEmptied && <p className={classes['hint']}>{t('paper.emptied')}</p>}
    </div>
  );
}

function Outcome({ enter: { data, error }, isSaved }: Pick<CountFormProps<string>, 'enter'> & { readonly isSaved: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes['wide']} role="status">
      {error !== null && <ProblemNotice error={error} />}
      {isSaved && <Notice tone="success" title={data?.importId === null ? t('paper.unchanged') : t('paper.entrySaved')} />}
      {data !== undefined && <PaperNotices notices={data.notices} />}
    </div>
  );
}

/** What is typed for which unit. Numbers of one are dropped when another is chosen; before any is, they wait for it. */
function useTyped(units: readonly PaperUnitReply[]) {
  const [agency, setAgency] = useState(units.length === 1 ? (units[0]?.code ?? '') : '');
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  const [isEmptied, setEmptied] = useState(false);
  return {
    ...{ agency, texts, isTried, isEmptied },
    tryOut: () => setTried(true),
    type: (name: string, text: string) => {
      setEmptied(false);
      setTexts({ ...texts, [name]: text });
    },
    choose: (code: string, isSaved: boolean) => {
      setAgency(code);
      if (agency === '') return;
      setEmptied(!isSaved && Object.values(texts).some((text) => text.trim() !== ''));
      setTexts({});
      setTried(false);
    },
  };
}

interface AgencyFieldProps {
  readonly units: readonly PaperUnitReply[];
  readonly agency: string;
  readonly error: string | null;
  readonly onChoose: (code: string) => void;
}

function AgencyField({ units, agency, error, onChoose }: AgencyFieldProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      required
      className={classes['wide'] ?? ''}
      label={t('paper.agency')}
      data={[{ value: '', label: t('paper.choose') }, ...units.map(({ code, name }) => ({ value: code, label: name }))]}
      value={agency}
      error={error}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

/** What the server finds wrong at a field, and what to do about it; null: nothing. */
export function faultAt(reply: PaperImportReply | undefined, field: string): string | null {
  const fault = reply?.faults.find(({ column }) => column !== null && (FIELD_OF[column] ?? column) === field);
  if (fault === undefined) return null;
  const { what, toDo } = inPageLanguage(fault);
  return `${what}: ${toDo}`;
}

/** What is wrong with a number as it was typed; null: nothing. */
export function describeWrong(t: TFunction, format: Format, { isOptional = false }: CountField<string>, text: string): string | null {
  if (isOptional && text === '') return null;
  const count = parseCount(text, format.language);
  if (count === null) return t('common.notCount', { example: format.count(1234) });
  return count > COUNT_MAX ? t('paper.countTooLarge', { most: format.count(COUNT_MAX) }) : null;
}
