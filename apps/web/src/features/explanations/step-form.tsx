import { Button, NativeSelect, TextInput } from '@mantine/core';
import { isExplanationActAllowed } from '@nhip-thu/metrics';
import type { ExplanationEffect, ExplanationReply, ExplanationSide } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakeStep } from '../../api/explanations.ts';
import type { NewStep } from '../../api/explanations.ts';
import { faultAt } from '../../api/problem.ts';
import type { Language } from '../../text/format.ts';
import { parseCount } from '../../text/parse-number.ts';
import { useFormat } from '../../text/use-format.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { isOvertaken, Overtaken } from '../../ui/overtaken.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './explanations.module.css';

const ACTS = ['answered', 'accepted', 'more-asked', 'refused', 'closed'] as const satisfies readonly NewStep['act'][];
const EFFECTS = ['note', 'closure', 'directory'] as const satisfies readonly ExplanationEffect['kind'][];

interface StepFormProps {
  readonly explanation: ExplanationReply;
  readonly side: ExplanationSide;
}

/** What the side that is signed in may do next; nothing where it is not its turn. */
export function StepForm({ explanation: { id, state, period }, side }: StepFormProps) {
  const { t } = useTranslation();
  const take = useTakeStep(id);
  const acts = ACTS.filter((act) => isExplanationActAllowed(state, act, side));
  const [chosen, setChosen] = useState<NewStep['act'] | null>(null);
  const [text, setText] = useState('');
  const [acceptance, setAcceptance] = useState(NO_ACCEPTANCE);
  const { language } = useFormat();
  const [isTried, setTried] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const isLate = isOvertaken(take.error);
  const act = acts.find((each) => each === chosen) ?? acts[0];
  if (act === undefined) return isLate ? <Overtaken text={text} /> : null;
  const onSuccess = (): void => {
    setText('');
    setTried(false);
    setAcceptance(NO_ACCEPTANCE);
  };
  return (
    <Form
      isSaved={take.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        setTried(true);
        const effect = effectOf(acceptance, language);
        if (act === 'closed') setClosing(true);
        else if (act !== 'accepted') take.mutate({ act, text }, { onSuccess });
        else if (effect !== null) take.mutate({ act, text, footnote: acceptance.footnote, effect }, { onSuccess });
      }}
    >
      <ActSelect acts={acts} act={act} onChange={setChosen} />
      <LongText
        required
        className={classes['wide'] ?? ''}
        label={t('explanations.text')}
        value={text}
        error={faultAt(take.error, 'text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {act === 'accepted' && (
        <AcceptanceFields {...{ acceptance, isTried, period }} onChange={(more) => setAcceptance({ ...acceptance, ...more })} />
      )}
      <SubmitButton act={act} isBusy={take.isPending} />
      {isClosing && (
        <CloseQuestion
          id={id}
          isBusy={take.isPending}
          onConfirm={() => take.mutate({ act: 'closed', text }, { onSuccess, onSettled: () => setClosing(false) })}
          onClose={() => setClosing(false)}
        />
      )}
      {take.isError && (
        <div className={classes['wide']}>{isLate ? <Overtaken text={text} /> : <FormProblem error={take.error} fields={['text']} />}</div>
      )}
    </Form>
  );
}

interface ActSelectProps {
  readonly acts: readonly NewStep['act'][];
  readonly act: NewStep['act'];
  readonly onChange: (act: NewStep['act'] | null) => void;
}

function ActSelect({ acts, act, onChange }: ActSelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('explanations.act')}
      data={acts.map((value) => ({ value, label: t(`explanations.acts.${value}`) }))}
      value={act}
      onChange={(event) => onChange(acts.find((each) => each === event.currentTarget.value) ?? null)}
    />
  );
}

/** Named by what it does. */
function SubmitButton({ act, isBusy }: { readonly act: NewStep['act']; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  return (
    <Button type="submit" loading={isBusy}>
      {t(act === 'closed' ? 'explanations.close' : `explanations.acts.${act}`)}
    </Button>
  );
}

interface CloseQuestionProps {
  readonly id: number;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Nobody has a turn after an explanation is closed. */
function CloseQuestion({ id, ...rest }: CloseQuestionProps) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={t('explanations.closeTitle', { id })}
      text={t('explanations.closeText')}
      confirmLabel={t('explanations.close')}
      cancelLabel={t('explanations.keepOpen')}
      {...rest}
    />
  );
}

interface Acceptance {
  readonly footnote: string;
  readonly effect: ExplanationEffect['kind'];
  readonly day: string;
  readonly changeId: string;
}

const NO_ACCEPTANCE: Acceptance = { footnote: '', effect: 'note', day: '', changeId: '' };

/** Null while the number of a change is none. */
function effectOf({ effect, day, changeId }: Acceptance, language: Language): ExplanationEffect | null {
  const change = parseCount(changeId, language);
  switch (effect) {
    case 'note':
      return { kind: 'note' };
    case 'closure':
      return { kind: 'closure', day };
    case 'directory':
      return change === null ? null : { kind: 'directory', changeId: change };
  }
}

interface AcceptanceFieldsProps {
  readonly acceptance: Acceptance;
  /** It was sent before: what is wrong is said. */
  readonly isTried: boolean;
  readonly period: Pick<ExplanationReply['period'], 'from' | 'to'>;
  readonly onChange: (more: Partial<Acceptance>) => void;
}

function AcceptanceFields({ acceptance: { footnote, effect, day, changeId }, isTried, period, onChange }: AcceptanceFieldsProps) {
  const { from, to } = period;
  const { t } = useTranslation();
  const format = useFormat();
  const isNoNumber = isTried && changeId !== '' && parseCount(changeId, format.language) === null;
  return (
    <>
      <TextInput
        required
        className={classes['wide'] ?? ''}
        maxLength={500}
        label={t('explanations.footnote')}
        value={footnote}
        onChange={(event) => onChange({ footnote: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('explanations.effect')}
        data={EFFECTS.map((value) => ({ value, label: t(`explanations.effects.${value}`) }))}
        value={effect}
        onChange={(event) => onChange({ effect: EFFECTS.find((each) => each === event.currentTarget.value) ?? 'note' })}
      />
      {effect === 'closure' && (
        <DayInput
          required
          min={from}
          max={to}
          label={t('explanations.closureDay')}
          value={day}
          onChange={(event) => onChange({ day: event.currentTarget.value })}
        />
      )}
      {effect === 'directory' && (
        <TextInput
          required
          inputMode="numeric"
          label={t('explanations.changeId')}
          value={changeId}
          error={isNoNumber ? t('common.notCount', { example: format.count(1234) }) : null}
          onChange={(event) => onChange({ changeId: event.currentTarget.value })}
        />
      )}
    </>
  );
}
