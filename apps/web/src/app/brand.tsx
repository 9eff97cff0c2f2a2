import { useTranslation } from 'react-i18next';
import { readDemoLabel } from '../text/demo-label.ts';
import classes from './shell.module.css';

/** The product's mark and, with simulated data, the label that says so on every page. */
export function Brand({ isDemo }: { readonly isDemo: boolean }) {
  const { t } = useTranslation();
  const isSimulated = isDemo || readDemoLabel() !== null;
  return (
    <div className={classes['brand']}>
      <svg viewBox="0 0 32 32" width="34" height="34" aria-hidden className={classes['mark']}>
        <rect width="32" height="32" rx="8" />
        <path d="M6 10.5h20v11.5H6z" opacity=".55" strokeWidth="2" />
        <path d="M4 17h7l2.5-6 4.5 11 3-7 1.5 2H28" strokeWidth="2.4" />
      </svg>
      <div>
        <p className={classes['name']}>{t('app.name')}</p>
        <p className={isSimulated ? classes['demo'] : classes['tagline']}>{isSimulated ? t('app.demo') : t('app.tagline')}</p>
      </div>
    </div>
  );
}
