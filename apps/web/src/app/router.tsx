import { createBrowserRouter, type RouteObject } from 'react-router';
import { NotFoundRoute } from '../routes/not-found.route.tsx';
import { PageFault } from '../routes/page-fault.tsx';
import { RouteFault } from '../routes/route-fault.tsx';
import { SignInRoute } from '../routes/sign-in.route.tsx';
import { SignOutRoute } from '../routes/sign-out.route.tsx';
import { AgencyAddress } from './agency-address.tsx';
import { RequireSession } from './require-session.tsx';
import { RootLayout } from './root-layout.tsx';

/** Pages for whoever is not signed in. */
const OUTSIDE: RouteObject[] = [
  { path: '/dang-nhap', element: <SignInRoute /> },
  { path: '/dang-xuat', element: <SignOutRoute /> },
  { path: '/thiet-lap', lazy: async () => ({ Component: (await import('../routes/setup.route.tsx')).SetupRoute }) },
  {
    path: '/quen-mat-khau',
    lazy: async () => ({ Component: (await import('../routes/forgotten-password.route.tsx')).ForgottenPasswordRoute }),
  },
  {
    path: '/dat-lai-mat-khau',
    lazy: async () => ({ Component: (await import('../routes/new-password.route.tsx')).NewPasswordRoute }),
  },
];

/** Frozen figures, reports of them, explanations. */
const REPORT_PAGES: RouteObject[] = [
  { path: '/chot-so-lieu', lazy: async () => ({ Component: (await import('../routes/freezes.route.tsx')).FreezesRoute }) },
  { path: '/bao-cao', lazy: async () => ({ Component: (await import('../routes/reports.route.tsx')).ReportsRoute }) },
  { path: '/bao-cao/lich', lazy: async () => ({ Component: (await import('../routes/schedules.route.tsx')).SchedulesRoute }) },
  { path: '/thong-bao', lazy: async () => ({ Component: (await import('../routes/notifications.route.tsx')).NotificationsRoute }) },
  {
    path: '/bao-cao/moi',
    lazy: async () => ({ Component: (await import('../routes/report-wizard.route.tsx')).ReportWizardRoute }),
  },
  {
    path: '/giai-trinh',
    lazy: async () => ({ Component: (await import('../routes/explanations.route.tsx')).ExplanationsRoute }),
  },
];

/** Pages behind the sign-in, fetched when first opened. */
const PAGES: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../routes/overview.route.tsx')).OverviewRoute }) },
  { path: '/co-quan', lazy: async () => ({ Component: (await import('../routes/comparison.route.tsx')).ComparisonRoute }) },
  {
    element: <AgencyAddress />,
    children: [
      { path: '/co-quan/:ma', lazy: async () => ({ Component: (await import('../routes/agency.route.tsx')).AgencyRoute }) },
      {
        path: '/co-quan/:ma/danh-sach',
        lazy: async () => ({ Component: (await import('../routes/named-list.route.tsx')).NamedListRoute }),
      },
    ],
  },
  { path: '/bat-dau', lazy: async () => ({ Component: (await import('../routes/getting-started.tsx')).GettingStarted }) },
  { path: '/trinh-chieu', lazy: async () => ({ Component: (await import('../routes/meeting.route.tsx')).MeetingRoute }) },
  { path: '/nap', lazy: async () => ({ Component: (await import('../routes/ingest.route.tsx')).IngestRoute }) },
  { path: '/van-ban', lazy: async () => ({ Component: (await import('../routes/paper.route.tsx')).PaperRoute }) },
  { path: '/chi-tieu', lazy: async () => ({ Component: (await import('../routes/targets.route.tsx')).TargetsRoute }) },
  {
    path: '/dinh-nghia',
    lazy: async () => ({ Component: (await import('../routes/definitions.route.tsx')).DefinitionsRoute }),
  },
  { path: '/chat-luong', lazy: async () => ({ Component: (await import('../routes/quality.route.tsx')).QualityRoute }) },
  {
    path: '/chat-luong/doi-soat',
    lazy: async () => ({ Component: (await import('../routes/reconciliation.route.tsx')).ReconciliationRoute }),
  },
  { path: '/danh-ba', lazy: async () => ({ Component: (await import('../routes/directory.route.tsx')).DirectoryRoute }) },
  { path: '/lich', lazy: async () => ({ Component: (await import('../routes/calendar.route.tsx')).CalendarRoute }) },
  { path: '/huong-dan', lazy: async () => ({ Component: (await import('../routes/guide.route.tsx')).GuideRoute }) },
  { path: '/tai-khoan', lazy: async () => ({ Component: (await import('../routes/own-account.route.tsx')).OwnAccountRoute }) },
  {
    path: '/xem-dich-danh',
    lazy: async () => ({ Component: (await import('../routes/named-views.route.tsx')).NamedViewsRoute }),
  },
  {
    path: '/yeu-cau-du-lieu',
    lazy: async () => ({ Component: (await import('../routes/data-requests.route.tsx')).DataRequestsRoute }),
  },
  { path: '/toi', lazy: async () => ({ Component: (await import('../routes/own-data.route.tsx')).OwnDataRoute }) },
  {
    path: '/quan-tri/tai-khoan',
    lazy: async () => ({ Component: (await import('../routes/accounts.route.tsx')).AccountsRoute }),
  },
  { path: '/quan-tri/nguon', lazy: async () => ({ Component: (await import('../routes/origins.route.tsx')).OriginsRoute }) },
  { path: '/quan-tri/nhat-ky', lazy: async () => ({ Component: (await import('../routes/audit.route.tsx')).AuditRoute }) },
  { path: '/van-hanh', lazy: async () => ({ Component: (await import('../routes/operation.route.tsx')).OperationRoute }) },
  ...REPORT_PAGES,
  { path: '/xac-minh', lazy: async () => ({ Component: (await import('../routes/verify.route.tsx')).VerifyRoute }) },
  { path: '/xac-minh/:code', lazy: async () => ({ Component: (await import('../routes/verify.route.tsx')).VerifyRoute }) },
  { path: '*', element: <NotFoundRoute /> },
];

/** Every address of the app. */
export function createRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    {
      element: <RootLayout />,
      errorElement: <RouteFault />,
      HydrateFallback: () => null,
      children: [
        ...OUTSIDE,
        {
          element: <RequireSession />,
          // A page that does not come leaves header and menu where they are.
          children: [{ errorElement: <PageFault />, children: PAGES }],
        },
      ],
    },
  ]);
}
