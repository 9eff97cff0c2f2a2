import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { FiguresHeadReply, SessionReply } from '@nhip-thu/metrics';
import { IconHelp, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../ui/shortcuts.ts';
import { AccountMenu } from './account-menu.tsx';
import { furtherPagesOf, pagesOf } from './pages.ts';
import { LanguageButton, SchemeMenu } from './preferences.tsx';
import type { SearchEntry } from './search-entries.ts';
import classes from './shell.module.css';

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }));
const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }));

interface HeaderToolsProps {
  readonly session: SessionReply;
  /** Agencies that may be gone to; undefined while they are not known, or not to be seen. */
  readonly agencies: FiguresHeadReply['agencies'] | undefined;
}

/** Search (Ctrl-K) and help (?), each fetched when first asked for; language, colours and account, which has the help where the line is short. */
export function HeaderTools({ session, agencies }: HeaderToolsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'search' | 'help' | null>(null);
  const entries = useMemo<SearchEntry[]>(() => {
    const pages = [
      ...pagesOf(session).map(({ path, word }) => ({ path, name: t(`app.${word}`) })),
      ...furtherPagesOf(session.role).map(({ path, title }) => ({ path, name: t(title) })),
    ].map(({ path, name }): SearchEntry => ({
      ...{ path, name, kind: 'page' },
      // As it stands in the address.
      alias: path.slice(1).replaceAll(/[-/]/g, ' '),
    }));
    const found = (agencies ?? []).map(({ code, name }): SearchEntry => ({
      path: `/co-quan/${encodeURIComponent(code)}`,
      name,
      kind: 'agency',
      alias: code,
    }));
    // One's own agency is found by its name.
    return [...pages.filter(({ path }) => !found.some((agency) => agency.path === path)), ...found];
  }, [session, agencies, t]);
  // With its modifier it is no single key: it works in fields too.
  useHotkeys([['mod+K', () => setOpen('search')]], []);
  useShortcuts([['shift+?', () => setOpen('help')]]);
  const close = (): void => setOpen(null);
  return (
    <>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('search.title')}
        title={`${t('search.title')} (Ctrl K)`}
        onClick={() => setOpen('search')}
      >
        <IconSearch size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        className={classes['long'] ?? ''}
        variant="default"
        size={36}
        aria-label={t('help.title')}
        title={`${t('help.title')} (?)`}
        onClick={() => setOpen('help')}
      >
        <IconHelp size={18} aria-hidden />
      </ActionIcon>
      <LanguageButton />
      <SchemeMenu />
      <AccountMenu session={session} onHelp={() => setOpen('help')} />
      <Suspense fallback={null}>
        {open === 'search' && <SearchDialog entries={entries} session={session} onClose={close} />}
        {open === 'help' && <HelpDialog onClose={close} />}
      </Suspense>
    </>
  );
}
