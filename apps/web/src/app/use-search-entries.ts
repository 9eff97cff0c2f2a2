import { useDebouncedValue } from '@mantine/hooks';
import type { SessionReply } from '@nhip-thu/metrics';
import { PERIOD_KINDS, USE_DEFINITIONS } from '@nhip-thu/metrics';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { canReadDirectory, canReadFigures, ownAgencyPage } from '../api/access.ts';
import { usePeriods } from '../api/adoption.ts';
import { useNamedOfficials } from '../api/directory.ts';
import { anchorOf } from '../text/definition-anchor.ts';
import { describePeriod, namePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { findEntries } from './search-entries.ts';
import type { SearchEntry } from './search-entries.ts';

/** Who looks into the directory is written down, so it is asked when the typing rests, and not letter by letter. */
const REST_MS = 350;

/** How many pages, agencies, definitions and periods are shown at most. */
const MOST = 12;

interface Found {
  readonly found: readonly SearchEntry[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** Leads to all the people found, where not all of them are shown. */
  readonly further: SearchEntry | null;
  /** People are still being looked for. */
  readonly isSeeking: boolean;
}

/** What a text finds: of `pages`, pages and agencies, of definitions and periods; and people, for whom the directory is open to, by the server. */
export function useSearchEntries(pages: readonly SearchEntry[], session: SessionReply, text: string): Found {
  const { t } = useTranslation();
  const format = useFormat();
  const periods = usePeriods(canReadFigures(session.role)).data?.periods;
  const home = ownAgencyPage(session) ?? '/';
  const known = useMemo<readonly SearchEntry[]>(() => {
    const definitions = USE_DEFINITIONS.map(({ id }): SearchEntry => ({
      ...{ kind: 'definition', path: '/dinh-nghia', hash: `#${anchorOf(id)}`, alias: id },
      name: `${id.toUpperCase()} ${t(`definition.${id}`)}`,
    }));
    const byKind = (periods ?? []).toSorted((a, b) => PERIOD_KINDS.indexOf(a.kind) - PERIOD_KINDS.indexOf(b.kind));
    const figures = byKind.map((period): SearchEntry => ({
      ...{ kind: 'period', path: home, params: { ky: period.id }, alias: period.id },
      name: describePeriod(t, format, period),
      sought: namePeriod(t, period),
    }));
    return [...pages, ...definitions, ...figures];
  }, [pages, periods, home, t, format]);
  const [settled] = useDebouncedValue(text, REST_MS);
  const isOpen = canReadDirectory(session.role);
  const officials = useNamedOfficials(settled, isOpen);
  const { officials: people = [], total: peopleTotal = 0 } = (settled === text && officials.data) || {};
  const named = people.map(({ id, fullName, agency, position }): SearchEntry => ({
    ...{ kind: 'official', path: '/danh-ba', params: { nguoi: String(id) }, name: fullName },
    note: [position, pages.find(({ alias }) => alias !== undefined && alias === agency)?.name].filter(Boolean).join(', '),
  }));
  const foundKnown = findEntries(known, text);
  const further: SearchEntry = {
    ...{ kind: 'official', path: '/danh-ba', params: { q: text.trim() } },
    name: t('search.allOfficials', { count: peopleTotal, total: format.count(peopleTotal) }),
  };
  return {
    found: [...foundKnown.slice(0, MOST), ...named],
    total: foundKnown.length + peopleTotal,
    further: peopleTotal > named.length ? further : null,
    isSeeking: isOpen && (officials.isFetching || settled !== text),
  };
}
