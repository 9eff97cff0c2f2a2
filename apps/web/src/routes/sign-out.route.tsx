import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { useSession, useSignOut } from '../api/session.ts';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { OutsideFrame } from './outside-frame.tsx';

/** State of the navigation of whoever chose to sign out: an address alone, which others can write, signs nobody out. */
export const ASKED_TO_SIGN_OUT = { isAsked: true } as const;

function isAsked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isAsked' in state && state.isAsked === true;
}

/** `/dang-xuat`: a page of its own, so that the one before has left, and asks for nothing more, when the session ends. */
export function SignOutRoute() {
  const { t } = useTranslation();
  const { state } = useLocation();
  const session = useSession();
  const { mutate, isIdle, error } = useSignOut();
  const isBegun = useRef(false);
  const isDue = isAsked(state) && Boolean(session.data);
  useEffect(() => {
    if (!isDue || isBegun.current) return;
    isBegun.current = true;
    mutate();
  }, [isDue, mutate]);
  if (session.data === null) return <Navigate to="/dang-nhap" replace />;
  return (
    <OutsideFrame title={t('app.signOut')} lead={session.data?.displayName ?? ''}>
      {error !== null && <ProblemNotice error={error} onRetry={() => mutate()} />}
      {isIdle && !isDue && session.data !== undefined && <Button onClick={() => mutate()}>{t('app.signOut')}</Button>}
      {error === null && (isDue || !isIdle) && <Placeholder height={80} />}
    </OutsideFrame>
  );
}
