import { Outlet, ScrollRestoration } from 'react-router';
import { AnnouncerProvider } from '../ui/announcer.tsx';
import { LeaveGuardProvider } from '../ui/leave-guard.tsx';
import { forgetAsked } from './use-latest-params.ts';

/** What every page shares: the live region, the question before something unsaved is left, and the scroll position kept on Back. */
export function RootLayout() {
  return (
    <AnnouncerProvider>
      <LeaveGuardProvider onStay={forgetAsked}>
        <Outlet />
      </LeaveGuardProvider>
      <ScrollRestoration />
    </AnnouncerProvider>
  );
}
