import { useTranslation } from 'react-i18next';
import { useAdoption } from '../../api/adoption.ts';
import type { FigureQuestion } from '../../api/figure-question.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useAfterPaint } from '../../ui/use-after-paint.ts';
import { FigureCard } from './figure-card.tsx';
import { InRate } from './in-rate.tsx';
import { KpiCard } from './kpi-card.tsx';

/** Who opens the mailbox when sessions begin and end, an estimate from the times in the logs; asked for once the page is drawn. */
export function SessionCard({ question }: { readonly question: FigureQuestion }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useAdoption(question, useAfterPaint());
  if (data === undefined || data.definition !== question.definition) {
    return (
      <KpiCard
        label={`${t(`definition.${question.definition}`)} (${t(`definition.short.${question.definition}`)})`}
        value={error === null ? null : '—'}
        aside={null}
      >
        {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      </KpiCard>
    );
  }
  return (
    <FigureCard
      figure={data.province}
      change={data.provinceChange}
      changeAgencies={data.provinceChangeAgencies}
      target={data.target}
      standing={data.standing}
      compared={{ ...data, comparison: question.comparison }}
      source={{ ...data, who: t('trend.province') }}
      note={
        <>
          <InRate reply={data} />
          <p>{t('kpi.sessionsNote')}</p>
        </>
      }
    />
  );
}
