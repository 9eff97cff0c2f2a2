import { useTranslation } from 'react-i18next';
import { EmailForm } from '../features/own-account/email-form.tsx';
import { OwnSessions } from '../features/own-account/own-sessions.tsx';
import { PasswordForm } from '../features/own-account/password-form.tsx';
import { SecondFactor } from '../features/own-account/second-factor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** `/tai-khoan`: one's own password, and where one is signed in. */
export function OwnAccountRoute() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('ownAccount.title')} />
      <PasswordForm />
      <SecondFactor />
      <EmailForm />
      <OwnSessions />
    </>
  );
}
