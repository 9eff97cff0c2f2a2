import { Button } from '@mantine/core';
import type { NamedViewReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJudgeNamedView } from '../../api/named-views.ts';
import { faultAt } from '../../api/problem.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Form } from '../../ui/form.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { Card } from '../../ui/card.tsx';
import { isOvertaken, Overtaken } from '../../ui/overtaken.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './named-views.module.css';
import { People } from './people.tsx';

interface ViewCardProps {
  readonly view: NamedViewReply;
  readonly username: string;
  /** Whether whoever is signed in may approve, refuse and revoke. */
  readonly canJudge: boolean;
}

/** One named view: purpose, state, history, and what may be done with it. */
export function ViewCard({ view, username, canJudge }: ViewCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, agencyName, period, purpose, basis, askedBy, state, days, expiresAt, steps } = view;
  const heading = `xem-dich-danh-${id}`;
  const isMine = askedBy === username;
  return (
    <Card labelledBy={heading}>
      <h2 id={heading} data-view={id} data-state={state}>
        {t('namedViews.heading', { id, agency: agencyName, period: namePeriod(t, period) })}
      </h2>
      <p>
        <strong>{t(`namedViews.states.${state}`)}</strong>
        {' · '}
        {expiresAt === null ? t('namedViews.forDays', { count: days }) : t('namedViews.until', { time: format.moment(expiresAt) })}
      </p>
      <p>{t('namedViews.purposeIs', { purpose })}</p>
      <p>{t('namedViews.basisIs', { basis })}</p>
      <ol className={classes['steps']} aria-label={t('namedViews.history')}>
        {steps.map((step) => (
          <li key={`${step.at} ${step.act}`}>
            <span className={classes['aside']}>
              {t('namedViews.step', { act: t(`namedViews.acts.${step.act}`), by: step.by, time: format.moment(step.at) })}
              {step.text !== null && ':'}
            </span>
            {step.text !== null && ` ${step.text}`}
          </li>
        ))}
      </ol>
      {canJudge && <JudgeForm id={id} acts={actsOn(state, isMine)} />}
      {canJudge && isMine && state === 'asked' && <p>{t('namedViews.needsOther')}</p>}
      {isMine && state === 'approved' && <People id={id} />}
    </Card>
  );
}

type JudgeAct = 'approved' | 'refused' | 'revoked';

/** What whoever judges may do; nobody approves what they asked for. */
function actsOn(state: NamedViewReply['state'], isMine: boolean): readonly JudgeAct[] {
  if (state === 'approved') return ['revoked'];
  return state === 'asked' && !isMine ? ['approved', 'refused'] : [];
}

function JudgeForm({ id, acts }: { readonly id: number; readonly acts: readonly JudgeAct[] }) {
  const { t } = useTranslation();
  const judge = useJudgeNamedView();
  const [text, setText] = useState('');
  const isLate = isOvertaken(judge.error);
  if (acts.length === 0) return isLate ? <Overtaken text={text} /> : null;
  return (
    <Form isSaved={judge.isSuccess} className={classes['form']}>
      <LongText
        required
        className={classes['wide'] ?? ''}
        label={t('namedViews.reason')}
        value={text}
        error={faultAt(judge.error, 'text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {acts.map((act) => (
        <Button
          key={act}
          type="button"
          variant={act === 'approved' ? 'filled' : 'default'}
          disabled={text.trim() === ''}
          loading={judge.isPending}
          onClick={() => judge.mutate({ id, act, text }, { onSuccess: () => setText('') })}
        >
          {t(`namedViews.do.${act}`)}
        </Button>
      ))}
      {judge.isError && (
        <div className={classes['wide']}>{isLate ? <Overtaken text={text} /> : <FormProblem error={judge.error} fields={['text']} />}</div>
      )}
    </Form>
  );
}
