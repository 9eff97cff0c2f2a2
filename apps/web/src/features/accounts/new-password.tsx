import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import classes from './accounts.module.css';

/** A password that was just made; it is nowhere else. */
export function NewPassword({ username, password }: { readonly username: string; readonly password: string }) {
  const { t } = useTranslation();
  return (
    <Notice tone="success" title={t('accounts.newPassword', { username })}>
      <p className={classes['password']}>{password}</p>
      <p>{t('accounts.once')}</p>
    </Notice>
  );
}
