import { Button, NativeSelect } from '@mantine/core';
import type { DataRequestEffect, DataRequestKind, DeskRequestReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakeRequestStep } from '../../api/data-requests.ts';
import { faultAt } from '../../api/problem.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { isOvertaken, Overtaken } from '../../ui/overtaken.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './data-requests.module.css';

const EFFECTS = ['none', 'leave', 'exemption', 'erasure'] as const;
type EffectKind = (typeof EFFECTS)[number];

const FIRST_EFFECT: Readonly<Partial<Record<DataRequestKind, EffectKind>>> = { restriction: 'exemption', erasure: 'erasure' };

/** States in which something may still be done. */
const AWAITING: readonly DeskRequestReply['state'][] = ['open', 'answered'];

/** Answers a request, refuses it, or carries it out with what changes in the directory; of one that is over, only what came too late is left. */
export function StepForm({ request: { id, kind, day, state, madeOn } }: { readonly request: DeskRequestReply }) {
  const { t } = useTranslation();
  const take = useTakeRequestStep();
  const [text, setText] = useState('');
  const [effect, setEffect] = useState<EffectKind>(FIRST_EFFECT[kind] ?? 'none');
  const [days, setDays] = useState({ from: day ?? madeOn, to: day ?? '' });
  const isLate = isOvertaken(take.error);
  const step = (taken: Parameters<typeof take.mutate>[0]): void => take.mutate(taken, { onSuccess: () => setText('') });
  const send = (act: 'answered' | 'refused'): void => step({ id, act, text });
  if (!AWAITING.includes(state)) return isLate ? <Overtaken text={text} /> : null;
  return (
    <Form isSaved={take.isSuccess} className={classes['form']}>
      <LongText
        required
        className={classes['wide'] ?? ''}
        label={t('dataRequests.answer')}
        description={t('dataRequests.answerHint')}
        value={text}
        error={faultAt(take.error, 'text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <EffectFields {...{ kind, effect, days }} onEffect={setEffect} onDays={setDays} />
      {state === 'open' && (
        <Button type="button" variant="default" disabled={text.trim() === ''} loading={take.isPending} onClick={() => send('answered')}>
          {t('dataRequests.do.answered')}
        </Button>
      )}
      <Button
        type="button"
        disabled={text.trim() === '' || (effect === 'leave' && days.to === '')}
        loading={take.isPending}
        onClick={() => step({ id, act: 'done', text, effect: effectOf(effect, days) })}
      >
        {t('dataRequests.do.done')}
      </Button>
      <Button type="button" variant="default" disabled={text.trim() === ''} loading={take.isPending} onClick={() => send('refused')}>
        {t('dataRequests.do.refused')}
      </Button>
      {take.isError && (
        <div className={classes['wide']}>{isLate ? <Overtaken text={text} /> : <FormProblem error={take.error} fields={['text']} />}</div>
      )}
    </Form>
  );
}

interface Days {
  readonly from: string;
  /** Last day; empty: open. */
  readonly to: string;
}

interface EffectFieldsProps {
  readonly kind: DataRequestKind;
  readonly effect: EffectKind;
  readonly days: Days;
  readonly onEffect: (effect: EffectKind) => void;
  readonly onDays: (days: Days) => void;
}

/** What carrying the request out changes in the directory, and for which days. */
function EffectFields({ kind, effect, days, onEffect, onDays }: EffectFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('dataRequests.effect')}
        data={EFFECTS.filter((value) => value !== 'erasure' || kind === 'erasure').map((value) => ({
          value,
          label: t(`dataRequests.effects.${value}`),
        }))}
        value={effect}
        onChange={(event) => onEffect(EFFECTS.find((each) => each === event.currentTarget.value) ?? 'none')}
      />
      {effect === 'erasure' && <p className={classes['wide']}>{t('dataRequests.erasureHint')}</p>}
      {(effect === 'leave' || effect === 'exemption') && (
        <>
          <DayInput
            label={t('dataRequests.from')}
            value={days.from}
            onChange={(event) => onDays({ ...days, from: event.currentTarget.value })}
          />
          <DayInput
            label={t(effect === 'leave' ? 'dataRequests.to' : 'dataRequests.toOpen')}
            value={days.to}
            onChange={(event) => onDays({ ...days, to: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}

function effectOf(kind: EffectKind, { from, to }: Days): DataRequestEffect {
  switch (kind) {
    case 'none':
    case 'erasure':
      return { kind };
    case 'leave':
      return { kind, from, to };
    case 'exemption':
      return { kind, from, to: to === '' ? null : to };
  }
}
