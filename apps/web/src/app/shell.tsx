import { useNetwork } from '@mantine/hooks';
import type { Role, SessionReply } from '@nhip-thu/metrics';
import {
  IconCalendar,
  IconChartBar,
  IconChecklist,
  IconCloudUpload,
  IconFileText,
  IconLock,
  IconMessageQuestion,
  IconShieldCheck,
  IconMathFunction,
  IconUserCog,
  IconUsers,
  IconTarget,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import {
  canReadAccounts,
  canReadAudit,
  canReadDirectory,
  canReadExplanations,
  canReadFigures,
  canReadLedger,
  canReadPaper,
} from '../api/access.ts';
import { useAdoption } from '../api/adoption.ts';
import { Notice } from '../ui/notice.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';
import { Freshness } from './freshness.tsx';
import { LanguageButton, SchemeMenu } from './preferences.tsx';
import classes from './shell.module.css';
import { DEFAULT_STATE, parseState, serialiseState } from './url-state.ts';

/** Header, menu and main landmark of every page behind the sign-in. */
export function Shell({ session, children }: { readonly session: SessionReply; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { online } = useNetwork();
  const { periodId, definition } = parseState(new URLSearchParams(search)).state;
  const adoption = useAdoption(periodId, definition, canReadFigures(session.role));
  return (
    <>
      <SkipLink />
      <header className={classes['header']}>
        <div className={classes['bar']}>
          <Brand isDemo={adoption.data?.isDemo ?? false} />
          <div className={classes['stamp']}>{adoption.data !== undefined && <Freshness reply={adoption.data} />}</div>
          <div className={classes['tools']}>
            <LanguageButton />
            <SchemeMenu />
            <AccountMenu session={session} />
          </div>
        </div>
        <Menu search={keepChoices(search)} role={session.role} />
      </header>
      <main id="noi-dung" className={classes['main']} tabIndex={-1}>
        {!online && <Notice tone="warning" title={t('app.offline')} />}
        {children}
      </main>
    </>
  );
}

/** Links carry period and definition from page to page; what concerns one page stays there. */
function keepChoices(search: string): string {
  const { periodId, definition } = parseState(new URLSearchParams(search)).state;
  const kept = serialiseState({ ...DEFAULT_STATE, periodId, definition }).toString();
  return kept === '' ? '' : `?${kept}`;
}

const LINKS = [
  { path: '/', word: 'overview', icon: IconChartBar, isOpenTo: canReadFigures },
  { path: '/van-ban', word: 'paper', icon: IconFileText, isOpenTo: canReadPaper },
  { path: '/chi-tieu', word: 'targets', icon: IconTarget, isOpenTo: () => true },
  { path: '/chot-so-lieu', word: 'freezes', icon: IconLock, isOpenTo: canReadFigures },
  { path: '/giai-trinh', word: 'explanations', icon: IconMessageQuestion, isOpenTo: canReadExplanations },
  { path: '/dinh-nghia', word: 'definitions', icon: IconMathFunction, isOpenTo: () => true },
  { path: '/nap', word: 'ingest', icon: IconCloudUpload, isOpenTo: canReadLedger },
  { path: '/chat-luong/doi-soat', word: 'quality', icon: IconChecklist, isOpenTo: canReadLedger },
  { path: '/danh-ba', word: 'directory', icon: IconUsers, isOpenTo: canReadDirectory },
  { path: '/lich', word: 'calendar', icon: IconCalendar, isOpenTo: () => true },
  { path: '/quan-tri/tai-khoan', word: 'accounts', icon: IconUserCog, isOpenTo: canReadAccounts },
  { path: '/quan-tri/nhat-ky', word: 'audit', icon: IconShieldCheck, isOpenTo: canReadAudit },
] as const;

/** The pages that the role may open. */
function Menu({ search, role }: { readonly search: string; readonly role: Role }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('app.menu')} className={classes['menu']}>
      {LINKS.filter(({ isOpenTo }) => isOpenTo(role)).map(({ path, word, icon: Icon }) => (
        <NavLink key={path} to={{ pathname: path, search }} end className={classes['link'] ?? ''}>
          <Icon size={18} stroke={1.75} aria-hidden />
          {t(`app.${word}`)}
        </NavLink>
      ))}
    </nav>
  );
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
