import { Navigate, Outlet, useLocation } from 'react-router';
import { canReadFigures, homeOf } from '../api/access.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { useSession } from '../api/session.ts';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ForbiddenRoute } from '../routes/forbidden.route.tsx';
import { rolesOfPage } from './pages.ts';
import { signInAddress } from './return-address.ts';
import classes from './shell.module.css';
import { Shell } from './shell.tsx';

/** Opens the pages to whoever is signed in, who begins on the page of their role; others go to the sign-in page and come back. */
export function RequireSession() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.isPending) return <Placeholder height={400} />;
  if (session.isError) {
    return (
      <main className={classes['main']}>
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  if (session.data === null) return <Navigate to={signInAddress(pathname, search)} replace />;
  if (session.data.needsSecondFactor && pathname !== '/tai-khoan') return <Navigate to="/tai-khoan" replace />;
  const home = homeOf(session.data);
  if (pathname === '/' && home !== '/') {
    // A page of figures shows the same period, and whatever else was chosen.
    const kept = canReadFigures(session.data.role) ? carriedChoices(search) : '';
    return <Navigate to={{ pathname: home, search: kept }} replace />;
  }
  const roles = rolesOfPage(pathname);
  if (roles !== null && !roles.includes(session.data.role)) {
    return (
      <Shell session={session.data}>
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
    <Shell session={session.data}>
      <Outlet />
    </Shell>
  );
}
