import { useTranslation } from 'react-i18next';
import { useOwnViews } from '../../api/data-requests.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './own-data.module.css';

/** Named views that show the person on screen: who asked, why, who approved, and each reading. */
export function OwnViews() {
  const { t } = useTranslation();
  const format = useFormat();
  const own = useOwnViews();
  if (own.isError) return <ProblemNotice error={own.error} onRetry={() => void own.refetch()} />;
  if (own.data === undefined) return null;
  return (
    <>
      <h3>{t('ownData.views')}</h3>
      {own.data.views.length === 0 && <Empty kind="never" text={t('ownData.viewsNone')} />}
      <ul className={classes['list']}>
        {own.data.views.map(({ id, agencyName, period, purpose, state, steps }) => (
          <li key={id} data-view={id}>
            <p>
              <strong>{t('namedViews.heading', { id, agency: agencyName, period: namePeriod(t, period) })}</strong>
              {` · ${t(`namedViews.states.${state}`)}`}
            </p>
            <p>{t('namedViews.purposeIs', { purpose })}</p>
            {steps.map((step) => (
              <p key={`${step.at} ${step.act}`} className={classes['aside']}>
                {t('namedViews.step', { act: t(`namedViews.acts.${step.act}`), by: step.by, time: format.moment(step.at) })}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
