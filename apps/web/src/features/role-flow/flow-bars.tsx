import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import tones from '../../charts/flow-tones.module.css';
import classes from './role-flow.module.css';
import type { FlowRow } from './role-flow-rows.ts';

/** A bar for each pair of groups within one agency, where ribbons and their names have no room; below it what went to other agencies. */
export function FlowBars({ rows }: { readonly rows: readonly FlowRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...rows.map(({ inside }) => inside ?? 0));
  const shown = (count: number | null): string => (count === null ? t('roleFlow.under') : format.count(count));
  return (
    <ul className={classes['bars']}>
      {rows.map(({ from, to, direction, inside, outside }) => (
        <li key={`${from}-${to}`} data-pair={`${from}-${to}`}>
          <span>{t('roleFlow.fromTo', { from: t(`roleFlow.group.${from}`), to: t(`roleFlow.group.${to}`) })}</span>
          <strong>{shown(inside)}</strong>
          <svg width="100%" height="12" aria-hidden>
            <rect className={classes['track']} width="100%" height="12" rx="3" />
            <rect
              className={`${classes['bar']} ${tones['tone']}`}
              data-tone={direction}
              width={`${(100 * (inside ?? 0)) / most}%`}
              height="12"
              rx="3"
            />
          </svg>
          <small>
            {t(`roleFlow.direction.${direction}`)} · {t('roleFlow.elsewhere', { shown: shown(outside) })}
          </small>
        </li>
      ))}
    </ul>
  );
}
