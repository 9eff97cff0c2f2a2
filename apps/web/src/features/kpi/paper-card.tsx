import type { PaperReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaper } from '../../api/paper.ts';
import { ApiError } from '../../api/problem.ts';
import { Bullet } from '../../charts/bullet.tsx';
import { formatShown } from '../../text/reduction-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { PaperTrace } from '../../ui/paper-trace.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useAfterPaint } from '../../ui/use-after-paint.ts';
import { NEAR_MARGIN } from './figure-card.tsx';
import { KpiCard } from './kpi-card.tsx';

/** How much less paper goes out than in the baseline, by the registers of a reporting month. */
export function PaperCard({ periodId }: { readonly periodId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = usePaper(periodId, useAfterPaint());
  const rate = data === undefined ? null : formatShown(format, data.province.registers.shown);
  return (
    <KpiCard
      label={t('kpi.paper')}
      value={data === undefined && error === null ? null : (rate ?? '—')}
      aside={
        data === undefined
          ? null
          : data.target === null
            ? t('kpi.noTarget')
            : t('kpi.target', { rate: format.threshold(data.target.threshold) })
      }
      method={
        <>
          <p>{t('paper.method')}</p>
          {data !== undefined && <PaperTrace who={t('trend.province')} unit="documents" ledger={data.province.registers} reply={data} />}
        </>
      }
    >
      {data !== undefined && <Reduction reply={data} />}
      {data === undefined && error !== null && <PaperFault error={error} onRetry={() => void refetch()} />}
      <p data-screen-only>
        <Link to={{ pathname: '/van-ban', search: `?${new URLSearchParams({ ky: periodId })}` }}>{t('kpi.paperMore')}</Link>
      </p>
    </KpiCard>
  );
}

/** In the place of the paper of a period that no register is of. */
export function NoPaperCard() {
  const { t } = useTranslation();
  return (
    <KpiCard label={t('kpi.paper')} value="—" aside={null}>
      <p>{t('kpi.paperMonthsOnly')}</p>
      <p data-screen-only>
        <Link to="/van-ban">{t('kpi.paperNewest')}</Link>
      </p>
    </KpiCard>
  );
}

/** Of a longer period nobody has frozen months to add up, and that is no failure. */
function PaperFault({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  if (error instanceof ApiError && error.status === 404) return <p>{t('kpi.paperNone')}</p>;
  return <ProblemNotice error={error} onRetry={onRetry} />;
}

/** Why there is no reduction. */
function wordOfNone({ registers }: PaperReply['province']): 'paper.isBaseline' | 'kpi.paperNone' {
  return registers.reason === 'is-baseline' ? 'paper.isBaseline' : 'kpi.paperNone';
}

function Reduction({ reply: { province, target, comparedCount } }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reduction, shown, amount, baselineAmount } = province.registers;
  const rate = formatShown(format, shown);
  if (rate === null || reduction.headline === null) {
    return <p>{t(wordOfNone(province))}</p>;
  }
  const isMet = province.verdict === 'met';
  return (
    <>
      {target !== null && (
        <Bullet
          value={reduction.headline}
          threshold={target.threshold}
          nearFrom={target.threshold - NEAR_MARGIN}
          tone={isMet ? 'met' : province.verdict === 'near' || province.verdict === 'not-met' ? 'not-met' : 'plain'}
          sentence={t('paper.bullet', { name: t('kpi.paper'), rate, target: format.threshold(target.threshold) })}
        />
      )}
      {target !== null && <StatusMark verdict={province.verdict} />}
      {amount !== null && baselineAmount !== null && (
        <p>{t('paper.documents', { before: format.count(baselineAmount), after: format.count(amount) })}</p>
      )}
      {reduction.absolute !== null && reduction.normalised !== null && (
        <p>{t('paper.parts', { absolute: format.ratio(reduction.absolute), normalised: format.ratio(reduction.normalised) })}</p>
      )}
      <p>{t('paper.comparedOf', { shown: format.count(comparedCount), total: format.count(province.expectedCount) })}</p>
    </>
  );
}
