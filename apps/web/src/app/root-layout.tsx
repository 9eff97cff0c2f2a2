import { Outlet, ScrollRestoration } from 'react-router';
import { AnnouncerProvider } from '../ui/announcer.tsx';

/** What every page shares: the live region, and the scroll position kept on Back. */
export function RootLayout() {
  return (
    <AnnouncerProvider>
      <Outlet />
      <ScrollRestoration />
    </AnnouncerProvider>
  );
}
