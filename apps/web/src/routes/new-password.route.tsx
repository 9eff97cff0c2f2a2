import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { NewPasswordForm } from '../features/session/new-password-form.tsx';
import { OutsideFrame } from './outside-frame.tsx';

/** `/dat-lai-mat-khau#TOKEN`: where the link of the letter leads. The token does not stay in the address bar, nor in the history. */
export function NewPasswordRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { hash, pathname } = useLocation();
  const [token] = useState(hash.slice(1));
  useEffect(() => {
    if (hash !== '') void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);
  return (
    <OutsideFrame title={t('signIn.renewed.title')} lead={t('signIn.renewed.lead')}>
      <NewPasswordForm token={token} />
    </OutsideFrame>
  );
}
