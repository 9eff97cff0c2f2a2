import type { PaperReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Bullet } from '../../charts/bullet.tsx';
import { formatShown } from '../../text/reduction-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { countVerdicts } from './count-verdicts.ts';
import classes from './meeting.module.css';
import { toneOf, VerdictCounts } from './slide-parts.tsx';

/** "Gần đạt" reaches 5 points below the target; the verdicts come from the server. */
const NEAR_MARGIN = 0.05;

/** How much less paper the province sends out, large, and beside it how many agencies stand where. */
export function PaperSlide({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { province, target, units, comparedCount } = reply;
  const { shown, reduction, amount, baselineAmount } = province.registers;
  const rate = formatShown(format, shown) ?? '—';
  return (
    <div className={classes['sides']}>
      <div className={classes['side']}>
        <p className={classes['figure']}>
          <strong>{rate}</strong> {target !== null && <span>{t('kpi.target', { rate: format.threshold(target.threshold) })}</span>}
        </p>
        {target !== null && reduction.headline !== null && (
          <div className={classes['bullet']}>
            <Bullet
              value={reduction.headline}
              threshold={target.threshold}
              nearFrom={target.threshold - NEAR_MARGIN}
              tone={toneOf(province)}
              sentence={t('paper.bullet', { name: t('kpi.paper'), rate, target: format.threshold(target.threshold) })}
            />
          </div>
        )}
        {target !== null && (
          <p className={classes['state']}>
            <StatusMark verdict={province.verdict} />
          </p>
        )}
        {amount !== null && baselineAmount !== null && (
          <p>{t('paper.documents', { before: format.count(baselineAmount), after: format.count(amount) })}</p>
        )}
        <p className={classes['context']}>
          {t('paper.comparedOf', { shown: format.count(comparedCount), total: format.count(province.expectedCount) })}
        </p>
      </div>
      <VerdictCounts verdicts={countVerdicts(units)} />
    </div>
  );
}
