import type { NewPasswordReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import classes from './accounts.module.css';

/** A password that was just made and is nowhere else, or to whom a link for choosing one went. */
export function NewPassword({ username, password, linkTo }: NewPasswordReply & { readonly username: string }) {
  const { t } = useTranslation();
  if (password === null) {
    return (
      <Notice tone="success" title={t('accounts.linkSent', { username, mailbox: linkTo })}>
        <p>{t('accounts.linkHint')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="success" title={t('accounts.newPassword', { username })}>
      <div className={classes['issued']}>
        <p className={classes['password']}>{password}</p>
        <p>{t('accounts.once')}</p>
      </div>
    </Notice>
  );
}
