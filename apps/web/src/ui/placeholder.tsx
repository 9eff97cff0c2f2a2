import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

/** Holds the place of a part in its final height while it loads; the grey shows after 300 ms, so quick answers do not flicker. */
export function Placeholder({ height }: { readonly height: number }) {
  const { t } = useTranslation();
  return (
    <div className={classes['placeholder']} role="status" data-busy style={{ height }}>
      <span className={classes['hidden']}>{t('common.loading')}</span>
    </div>
  );
}
