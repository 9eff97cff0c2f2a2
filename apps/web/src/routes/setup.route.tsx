import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useSignInWays } from '../api/session.ts';
import { SetupForm } from '../features/session/setup-form.tsx';
import { OutsideFrame } from './outside-frame.tsx';

/** `/thiet-lap`: makes the first account of a new installation. */
export function SetupRoute() {
  const { t } = useTranslation();
  const ways = useSignInWays();
  if (ways.data?.needsSetup === false) return <Navigate to="/dang-nhap" replace />;
  return (
    <OutsideFrame title={t('signIn.setup.title')} lead={t('signIn.setup.lead')}>
      <SetupForm />
    </OutsideFrame>
  );
}
