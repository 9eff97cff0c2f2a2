import { Menu as DropDown } from '@mantine/core';
import { useMediaQuery, useNetwork } from '@mantine/hooks';
import type { SessionReply } from '@nhip-thu/metrics';
import { IconChevronDown, IconMenu2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { canReadFigures, canReadNotifications } from '../api/access.ts';
import { usePeriods } from '../api/adoption.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { Notice } from '../ui/notice.tsx';
import { PageSourceProvider } from '../ui/page-source.tsx';
import { AddressNote } from './address-note.tsx';
import { Bell } from './bell.tsx';
import { Brand } from './brand.tsx';
import { FollowFigures } from './follow-figures.tsx';
import { Freshness } from './freshness.tsx';
import { HeaderTools } from './header-tools.tsx';
import { pagesOf } from './pages.ts';
import type { MenuPage } from './pages.ts';
import { PrintSource } from './print-source.tsx';
import classes from './shell.module.css';
import { Trail } from './trail.tsx';
import { parseState } from './url-state.ts';
import { useHead } from './use-head.ts';

/** Header, menu and main landmark of every page behind the sign-in. */
export function Shell({ session, children }: { readonly session: SessionReply; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { online } = useNetwork();
  const seesFigures = canReadFigures(session.role);
  const periods = usePeriods(seesFigures);
  const { head, stamp, isAnswered: isHeadAnswered } = useHead(parseState(new URLSearchParams(search)).state, seesFigures);
  const isAnswered = isHeadAnswered || periods.data?.periods.length === 0;
  return (
    <PageSourceProvider>
      {isAnswered && <FollowFigures />}
      <SkipLink />
      <header className={classes['header']}>
        <div className={classes['bar']}>
          <Brand isDemo={stamp?.isDemo ?? false} />
          <div className={classes['stamp']}>{stamp !== undefined && <Freshness reply={stamp} />}</div>
          <div className={classes['tools']}>
            {canReadNotifications(session.role) && <Bell />}
            <HeaderTools session={session} agencies={head?.agencies} />
          </div>
        </div>
        <Menu search={carriedChoices(search)} session={session} />
        <PrintSource />
      </header>
      <main id="noi-dung" className={classes['main']} tabIndex={-1}>
        {!online && <Notice tone="warning" title={t('app.offline')} />}
        <AddressNote />
        <Trail session={session} agencies={head?.agencies} />
        {children}
      </main>
    </PageSourceProvider>
  );
}

/** With more links than these the line is of words alone, and those of the desks are in a menu at its end. */
const MOST_IN_LINE = 8;

/** The pages that the role may open; on a phone behind the name of the one that is open. */
function Menu({ search, session }: { readonly search: string; readonly session: SessionReply }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const links = pagesOf(session);
  if (isNarrow) return <PhoneMenu links={links} search={search} />;
  const isFull = links.length > MOST_IN_LINE;
  const desks = isFull ? links.filter(({ isOfDesk }) => isOfDesk) : [];
  return (
    <nav aria-label={t('app.menu')} className={classes['menu']} data-many={isFull || undefined}>
      {links
        .filter(({ isOfDesk }) => !isFull || !isOfDesk)
        .map(({ path, word, icon: Icon }) => (
          <NavLink
            key={path}
            to={{ pathname: path, search }}
            // The page of one agency is part of that of all of them.
            end={path === '/'}
            aria-current={path === pathname ? 'page' : 'true'}
            className={classes['link'] ?? ''}
          >
            <Icon size={18} stroke={1.75} aria-hidden />
            {t(`app.${word}`)}
          </NavLink>
        ))}
      {desks.length > 0 && <DeskMenu links={desks} search={search} />}
    </nav>
  );
}

function PhoneMenu({ links, search }: { readonly links: readonly MenuPage[]; readonly search: string }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const here = links.find(({ path }) => path === pathname) ?? links.findLast(({ path }) => path !== '/' && pathname.startsWith(path));
  return (
    <nav aria-label={t('app.menu')} className={classes['menu']}>
      <DropDown position="bottom-start" withinPortal={false} withInitialFocusPlaceholder={false}>
        <DropDown.Target>
          <button type="button" className={classes['link']} data-here>
            <IconMenu2 size={18} aria-hidden />
            {here === undefined ? t('app.menu') : t(`app.${here.word}`)}
            <IconChevronDown size={16} aria-hidden />
          </button>
        </DropDown.Target>
        <DropDown.Dropdown aria-label={t('app.menu')} className={classes['phoneMenu'] ?? ''}>
          <PageItems links={links} search={search} />
        </DropDown.Dropdown>
      </DropDown>
    </nav>
  );
}

/** Accounts, requests and the like, behind one word. */
function DeskMenu({ links, search }: { readonly links: readonly MenuPage[]; readonly search: string }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isHere = links.some(({ path }) => path === pathname);
  return (
    <DropDown position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <DropDown.Target>
        <button type="button" className={classes['link']} data-here={isHere || undefined}>
          {t('app.desks')}
          <IconChevronDown size={16} aria-hidden />
        </button>
      </DropDown.Target>
      <DropDown.Dropdown aria-label={t('app.desks')}>
        <PageItems links={links} search={search} />
      </DropDown.Dropdown>
    </DropDown>
  );
}

function PageItems({ links, search }: { readonly links: readonly MenuPage[]; readonly search: string }) {
  const { t } = useTranslation();
  return links.map(({ path, word, icon: Icon }) => (
    <DropDown.Item
      key={path}
      component={NavLink}
      end
      to={{ pathname: path, search }}
      leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
    >
      {t(`app.${word}`)}
    </DropDown.Item>
  ));
}

/** First stop of the tabulator key: over the header to the content. */
function SkipLink() {
  const { t } = useTranslation();
  return (
    <a href="#noi-dung" className={classes['skip']}>
      {t('app.skip')}
    </a>
  );
}
