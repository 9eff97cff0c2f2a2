import type { DeskRequestReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import classes from './data-requests.module.css';
import { StepForm } from './step-form.tsx';

/** One request: whose, what, when it is due, its history, and what may be done. */
export function RequestCard({ request, canAnswer }: { readonly request: DeskRequestReply; readonly canAnswer: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const agencies = useAgencyNames();
  const { id, kind, day, state, dueOn, isOverdue, steps, fullName, agency } = request;
  const agencyName = agency === null ? null : (agencies.get(agency) ?? agency);
  const heading = `yeu-cau-${id}`;
  return (
    <Card labelledBy={heading}>
      <h2 id={heading} data-request={id} data-state={state}>
        {t('dataRequests.heading', { id, kind: t(`dataRequests.kinds.${kind}`) })}
      </h2>
      <p>
        <strong>{t(`dataRequests.states.${state}`)}</strong>
        {dueOn !== null && ` · ${t(isOverdue ? 'dataRequests.overdue' : 'dataRequests.due', { day: format.day(dueOn) })}`}
        {` · ${[fullName, agencyName].filter(Boolean).join(' · ')}`}
      </p>
      {day !== null && <p>{t('dataRequests.day', { day: format.day(day) })}</p>}
      <ol className={classes['steps']} aria-label={t('namedViews.history')}>
        {steps.map((step) => (
          <li key={`${step.at} ${step.act}`}>
            <span className={classes['aside']}>
              {t('dataRequests.step', { act: t(`dataRequests.acts.${step.act}`), by: step.by, time: format.moment(step.at) })}
            </span>{' '}
            {step.text}
            {step.effect !== null && step.effect.kind !== 'none' && (
              <div>
                {step.effect.kind === 'erasure'
                  ? t('dataRequests.effectIs.erasure')
                  : t(`dataRequests.effectIs.${step.effect.kind}`, {
                      from: format.day(step.effect.from),
                      to: step.effect.to === null ? '…' : format.day(step.effect.to),
                    })}
              </div>
            )}
          </li>
        ))}
      </ol>
      {canAnswer && <StepForm request={request} />}
    </Card>
  );
}
