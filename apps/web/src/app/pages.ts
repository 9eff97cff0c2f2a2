import type { Role, SessionReply } from '@nhip-thu/metrics';
import {
  IconCalendar,
  IconChartBar,
  IconChecklist,
  IconCloudUpload,
  IconEye,
  IconFileText,
  IconInbox,
  IconListNumbers,
  IconLock,
  IconMailCog,
  IconMathFunction,
  IconMessageQuestion,
  IconReport,
  IconServerCog,
  IconShieldCheck,
  IconTarget,
  IconUserCheck,
  IconUserCog,
  IconUsers,
} from '@tabler/icons-react';
import { matchPath } from 'react-router';
import {
  canCompareAgencies,
  canReadAccounts,
  canReadAudit,
  canReadDataRequests,
  canReadDirectory,
  canReadExplanations,
  canReadFigures,
  canReadLedger,
  canReadNamedViews,
  canReadNotifications,
  canReadOperation,
  canReadPaper,
  canReadQuality,
  canReadSchedules,
  isOfficial,
  ownAgencyPage,
  ROLES,
} from '../api/access.ts';

/** The pages of the menu, and who is answered there; those of desks are opened by few, and seldom. */
const PAGES = [
  // For everybody, from the menu of the account; of officials it is the first page.
  { path: '/toi', word: 'ownData', icon: IconUserCheck, isOpenTo: isOfficial, isOwn: true },
  { path: '/', word: 'overview', icon: IconChartBar, isOpenTo: canReadFigures },
  { path: '/co-quan', word: 'comparison', icon: IconListNumbers, isOpenTo: canCompareAgencies },
  { path: '/van-ban', word: 'paper', icon: IconFileText, isOpenTo: canReadPaper },
  { path: '/chi-tieu', word: 'targets', icon: IconTarget, isOpenTo: () => true },
  { path: '/chot-so-lieu', word: 'freezes', icon: IconLock, isOpenTo: canReadFigures },
  { path: '/bao-cao', word: 'reports', icon: IconReport, isOpenTo: canReadFigures },
  { path: '/giai-trinh', word: 'explanations', icon: IconMessageQuestion, isOpenTo: canReadExplanations },
  { path: '/dinh-nghia', word: 'definitions', icon: IconMathFunction, isOpenTo: () => true },
  { path: '/nap', word: 'ingest', icon: IconCloudUpload, isOpenTo: canReadLedger },
  { path: '/chat-luong', word: 'quality', icon: IconChecklist, isOpenTo: canReadQuality },
  { path: '/danh-ba', word: 'directory', icon: IconUsers, isOpenTo: canReadDirectory },
  { path: '/lich', word: 'calendar', icon: IconCalendar, isOpenTo: () => true },
  { path: '/xem-dich-danh', word: 'namedViews', icon: IconEye, isOpenTo: canReadNamedViews, isDesk: true },
  { path: '/yeu-cau-du-lieu', word: 'dataRequests', icon: IconInbox, isOpenTo: canReadDataRequests, isDesk: true },
  { path: '/quan-tri/tai-khoan', word: 'accounts', icon: IconUserCog, isOpenTo: canReadAccounts, isDesk: true },
  { path: '/quan-tri/nguon', word: 'origins', icon: IconMailCog, isOpenTo: canReadLedger, isDesk: true },
  { path: '/quan-tri/nhat-ky', word: 'audit', icon: IconShieldCheck, isOpenTo: canReadAudit, isDesk: true },
  { path: '/van-hanh', word: 'operation', icon: IconServerCog, isOpenTo: canReadOperation, isDesk: true },
] as const;

/** A page of the menu. */
export interface MenuPage {
  readonly path: string;
  readonly word: (typeof PAGES)[number]['word'] | 'ownAgency';
  readonly icon: (typeof PAGES)[number]['icon'];
  readonly isOfDesk: boolean;
}

/** The pages that somebody may open; the overview of whoever speaks for an agency is the page of that agency. */
export function pagesOf(session: Pick<SessionReply, 'role' | 'agencyCode'>): MenuPage[] {
  const own = ownAgencyPage(session);
  return PAGES.filter(({ isOpenTo }) => isOpenTo(session.role)).map((page) => {
    const { path, word, icon } = page;
    const isOwn = path === '/' && own !== null;
    return { path: isOwn ? own : path, word: isOwn ? 'ownAgency' : word, icon, isOfDesk: 'isDesk' in page };
  });
}

/**
 * Pages that others lead to, and who is answered there; a part of the address that begins with a colon may be anything, and such a page has no name of
 * its own.
 */
const FURTHER_PAGES = [
  { path: '/co-quan/:ma', title: null, isOpenTo: canReadFigures },
  { path: '/co-quan/:ma/danh-sach', title: null, isOpenTo: canReadNamedViews },
  { path: '/chat-luong/doi-soat', title: 'ledger.title', isOpenTo: canReadLedger },
  { path: '/bao-cao/moi', title: 'reports.new', isOpenTo: canReadFigures },
  { path: '/bao-cao/lich', title: 'schedules.link', isOpenTo: canReadSchedules },
  { path: '/trinh-chieu', title: 'meeting.title', isOpenTo: canCompareAgencies },
  { path: '/bat-dau', title: 'empty.page', isOpenTo: (role: Role) => canReadFigures(role) || canReadLedger(role) },
  { path: '/thong-bao', title: 'notifications.title', isOpenTo: canReadNotifications },
  { path: '/xac-minh', title: 'freezes.verify', isOpenTo: () => true },
  { path: '/tai-khoan', title: 'ownAccount.title', isOpenTo: () => true },
  { path: '/huong-dan', title: 'guide.title', isOpenTo: () => true },
] as const;

/** A page outside the menu, with the key of its name. */
export interface FurtherPage {
  readonly path: string;
  readonly title: NonNullable<(typeof FURTHER_PAGES)[number]['title']>;
}

/** The pages outside the menu that a role may go to by their name. */
export function furtherPagesOf(role: Role): FurtherPage[] {
  return FURTHER_PAGES.flatMap(({ path, title, isOpenTo }) => (title !== null && isOpenTo(role) ? [{ path, title }] : []));
}

/** The roles that a page is for; null where every role, or only the server, can tell. */
export function rolesOfPage(path: string): readonly Role[] | null {
  const page = [...PAGES, ...FURTHER_PAGES].find((each) => matchPath(each.path, path) !== null);
  const roles = page === undefined || 'isOwn' in page ? ROLES : ROLES.filter(page.isOpenTo);
  return roles.length === ROLES.length ? null : roles;
}
