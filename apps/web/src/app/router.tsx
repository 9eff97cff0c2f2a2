import { createBrowserRouter, replace } from 'react-router';
import { NotFoundRoute } from '../routes/not-found.route.tsx';
import { RouteFault } from '../routes/route-fault.tsx';
import { SignInRoute } from '../routes/sign-in.route.tsx';
import { RequireSession } from './require-session.tsx';
import { RootLayout } from './root-layout.tsx';

/** Every address of the app. Pages behind the sign-in are fetched when first opened. */
export function createRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    {
      element: <RootLayout />,
      errorElement: <RouteFault />,
      HydrateFallback: () => null,
      children: [
        { path: '/dang-nhap', element: <SignInRoute /> },
        {
          element: <RequireSession />,
          children: [
            { index: true, lazy: async () => ({ Component: (await import('../routes/overview.route.tsx')).OverviewRoute }) },
            { path: '/co-quan/:ma', lazy: async () => ({ Component: (await import('../routes/agency.route.tsx')).AgencyRoute }) },
            { path: '/nap', lazy: async () => ({ Component: (await import('../routes/ingest.route.tsx')).IngestRoute }) },
            { path: '/van-ban', lazy: async () => ({ Component: (await import('../routes/paper.route.tsx')).PaperRoute }) },
            { path: '/chi-tieu', lazy: async () => ({ Component: (await import('../routes/targets.route.tsx')).TargetsRoute }) },
            {
              path: '/dinh-nghia',
              lazy: async () => ({ Component: (await import('../routes/definitions.route.tsx')).DefinitionsRoute }),
            },
            { path: '/chat-luong', loader: ({ request }) => replace(`/chat-luong/doi-soat${new URL(request.url).search}`) },
            {
              path: '/chat-luong/doi-soat',
              lazy: async () => ({ Component: (await import('../routes/reconciliation.route.tsx')).ReconciliationRoute }),
            },
            { path: '/danh-ba', lazy: async () => ({ Component: (await import('../routes/directory.route.tsx')).DirectoryRoute }) },
            { path: '/lich', lazy: async () => ({ Component: (await import('../routes/calendar.route.tsx')).CalendarRoute }) },
            { path: '/tai-khoan', lazy: async () => ({ Component: (await import('../routes/own-account.route.tsx')).OwnAccountRoute }) },
            {
              path: '/quan-tri/tai-khoan',
              lazy: async () => ({ Component: (await import('../routes/accounts.route.tsx')).AccountsRoute }),
            },
            { path: '/quan-tri/nhat-ky', lazy: async () => ({ Component: (await import('../routes/audit.route.tsx')).AuditRoute }) },
            { path: '/chot-so-lieu', lazy: async () => ({ Component: (await import('../routes/freezes.route.tsx')).FreezesRoute }) },
            {
              path: '/giai-trinh',
              lazy: async () => ({ Component: (await import('../routes/explanations.route.tsx')).ExplanationsRoute }),
            },
            { path: '/xac-minh', lazy: async () => ({ Component: (await import('../routes/verify.route.tsx')).VerifyRoute }) },
            { path: '/xac-minh/:code', lazy: async () => ({ Component: (await import('../routes/verify.route.tsx')).VerifyRoute }) },
            { path: '*', element: <NotFoundRoute /> },
          ],
        },
      ],
    },
  ]);
}
