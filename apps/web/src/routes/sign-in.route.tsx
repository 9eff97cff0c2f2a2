import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { useForgetSession, useSession, useSignInWays } from '../api/session.ts';
import { readReturnAddress } from '../app/return-address.ts';
import { SignInForm } from '../features/session/sign-in-form.tsx';
import { SignInWays } from '../features/session/sign-in-ways.tsx';
import { SsoCodeForm } from '../features/session/sso-code-form.tsx';
import { SsoResult } from '../features/session/sso-result.tsx';
import { OutsideFrame } from './outside-frame.tsx';

/** `/dang-nhap`: leads back to where the visitor was. */
export function SignInRoute() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const session = useSession();
  const ways = useSignInWays();
  const forget = useForgetSession();
  const isOver = session.data === null;
  useEffect(() => {
    if (isOver) forget();
  }, [isOver, forget]);
  if (session.data !== null && session.data !== undefined) return <Navigate to={readReturnAddress(params)} replace />;
  if (ways.data?.needsSetup === true) return <Navigate to="/thiet-lap" replace />;
  if (params.get('sso') === 'code') {
    return (
      <OutsideFrame title={t('signIn.title')} lead={t('signIn.codeAsked')}>
        <SsoCodeForm />
      </OutsideFrame>
    );
  }
  return (
    <OutsideFrame title={t('signIn.title')} lead={t('signIn.lead')}>
      <SsoResult />
      <SignInForm />
      <SignInWays />
    </OutsideFrame>
  );
}
