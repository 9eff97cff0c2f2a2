import type { SessionReply } from '@nhip-thu/metrics';
import { Navigate, Outlet, useLocation } from 'react-router';
import { canReadFigures, homeOf } from '../api/access.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { EndedSession } from '../api/session.ts';
import { SignInAgain } from '../features/session/sign-in-again.tsx';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ForbiddenRoute } from '../routes/forbidden.route.tsx';
import { rolesOfPage } from './pages.ts';
import { signInAddress } from './return-address.ts';
import classes from './shell.module.css';
import { Shell } from './shell.tsx';
import { useKeptSession } from './use-kept-session.ts';

/** Opens the pages to whoever is signed in, who begins on the page of their role; others go to the sign-in page and come back. */
export function RequireSession() {
  const { session, isCut, error, retry } = useKeptSession();
  const { discard } = useUnsaved();
  const { pathname, search } = useLocation();
  if (error !== null) {
    return (
      <main className={classes['main']}>
        <ProblemNotice error={error} onRetry={retry} />
      </main>
    );
  }
  if (session === undefined) return <Placeholder height={400} />;
  if (session === null) return <Navigate to={signInAddress(pathname, search)} replace />;
  if (session.needsSecondFactor && pathname !== '/tai-khoan') return <Navigate to="/tai-khoan" replace />;
  const home = homeOf(session);
  if (pathname === '/' && home !== '/') {
    // A page of figures shows the same period, and whatever else was chosen.
    const kept = canReadFigures(session.role) ? carriedChoices(search) : '';
    return <Navigate to={{ pathname: home, search: kept }} replace />;
  }
  return (
    <>
      <EndedSession value={isCut ? session : null}>
        <Page key={session.username} session={session} home={home} />
      </EndedSession>
      {isCut && <SignInAgain account={session.username} onDiscard={discard} />}
    </>
  );
}

/** The page of the address, where it is for that role. */
function Page({ session, home }: { readonly session: SessionReply; readonly home: string }) {
  const { pathname } = useLocation();
  const roles = rolesOfPage(pathname);
  if (roles !== null && !roles.includes(session.role)) {
    return (
      <Shell session={session}>
        <ForbiddenRoute roles={roles} home={home} />
      </Shell>
    );
  }
  // For a room full of people nothing but the page itself.
  if (pathname === '/trinh-chieu')
    return (
      <main>
        <Outlet />
      </main>
    );
  return (
    <Shell session={session}>
      <Outlet />
    </Shell>
  );
}
