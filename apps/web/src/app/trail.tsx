import type { FiguresHeadReply, SessionReply } from '@nhip-thu/metrics';
import { IconArrowLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { carriedChoices } from '../api/figure-question.ts';
import { pagesOf } from './pages.ts';
import classes from './shell.module.css';

interface TrailProps {
  readonly session: SessionReply;
  /** Those with figures, once they are known. */
  readonly agencies: FiguresHeadReply['agencies'] | undefined;
}

/** A code that was printed leads to figures that were frozen; its address does not say so. */
const VERIFICATION = { path: '/xac-minh', above: '/chot-so-lieu' };
const NAMED_LIST = /^(\/co-quan\/([^/]+))\/danh-sach$/;

/** The way back, above the heading of a page that stands below one of the menu; the heading itself is its end. */
export function Trail({ session, agencies }: TrailProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const pages = pagesOf(session);
  if (pages.some(({ path }) => path === pathname)) return null;
  const isWithin = (path: string): boolean => path !== '/' && `${pathname}/`.startsWith(`${path}/`);
  const above = pages.find(({ path }) => (isWithin(VERIFICATION.path) ? path === VERIFICATION.above : isWithin(path)));
  if (above === undefined) return null;
  const [, path = '', code = ''] = NAMED_LIST.exec(pathname) ?? [];
  const agency = path === above.path ? undefined : agencies?.find((each) => each.code === decodeURIComponent(code));
  const crumbs = [{ path: above.path, name: t(`app.${above.word}`) }, ...(agency === undefined ? [] : [{ path, name: agency.name }])];
  return (
    <nav aria-label={t('app.trail')} className={classes['trail']}>
      {crumbs.map((crumb, at) => (
        <span key={crumb.path}>
          {at === 0 ? <IconArrowLeft size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          <Link to={{ pathname: crumb.path, search: carriedChoices(search) }}>{crumb.name}</Link>
        </span>
      ))}
    </nav>
  );
}
