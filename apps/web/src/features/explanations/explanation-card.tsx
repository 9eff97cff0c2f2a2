import type { ExplanationEffect, ExplanationReply, ExplanationSide } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { evidenceAddress } from '../../api/explanations.ts';
import type { Format } from '../../text/format.ts';
import { nameMetric } from '../../text/metric-text.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { AttachFile } from './attach-file.tsx';
import classes from './explanations.module.css';
import { StepForm } from './step-form.tsx';

interface ExplanationCardProps {
  readonly explanation: ExplanationReply;
  /** Null for those who only read. */
  readonly side: ExplanationSide | null;
}

/** One explanation: where it stands, its history, its files, and what may be done next. */
export function ExplanationCard({ explanation, side }: ExplanationCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, agencyName, period, metric, state, dueOn, isOverdue, steps, evidence } = explanation;
  const heading = `giai-trinh-${id}`;
  return (
    <Card labelledBy={heading}>
      <h2 id={heading} data-explanation={id} data-state={state}>
        {t('explanations.heading', { id, agency: agencyName, period: namePeriod(t, period) })}
      </h2>
      <p>
        <strong>{t(`explanations.states.${state}`)}</strong>
        {dueOn !== null && ` · ${t(isOverdue ? 'explanations.overdue' : 'explanations.due', { day: format.day(dueOn) })}`}
        {` · ${nameMetric(t, metric)}`}
      </p>
      <ol className={classes['steps']} aria-label={t('explanations.history')}>
        {steps.map((step) => (
          <li key={`${step.at} ${step.act}`}>
            <p className={classes['aside']}>
              {t('explanations.step', { act: t(`explanations.acts.${step.act}`), by: step.by, time: format.moment(step.at) })}
            </p>
            <p>{step.text}</p>
            {step.footnote !== null && <p>{t('explanations.footnoteIs', { text: step.footnote })}</p>}
            {step.effect !== null && <EffectLine {...{ t, format, effect: step.effect }} />}
          </li>
        ))}
      </ol>
      {evidence.length > 0 && (
        <>
          <h3>{t('explanations.evidence')}</h3>
          <ul className={classes['files']}>
            {evidence.map((file) => (
              <li key={file.id}>
                <a href={evidenceAddress(id, file.id)} download={file.name}>
                  {file.name}
                </a>{' '}
                ({file.type.toUpperCase()}, {format.bytes(file.size)})
              </li>
            ))}
          </ul>
        </>
      )}
      {side !== null && (state === 'open' || state === 'answered') && <AttachFile id={id} />}
      {side !== null && <StepForm explanation={explanation} side={side} />}
    </Card>
  );
}

function EffectLine({ t, format, effect }: { readonly t: TFunction; readonly format: Format; readonly effect: ExplanationEffect }) {
  switch (effect.kind) {
    case 'note':
      return null;
    case 'closure':
      return <p>{t('explanations.closureIs', { day: format.day(effect.day) })}</p>;
    case 'directory':
      return <p>{t('explanations.directoryIs', { id: effect.changeId })}</p>;
  }
}
