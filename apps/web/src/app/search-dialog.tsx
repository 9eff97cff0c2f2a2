import { TextInput } from '@mantine/core';
import type { SessionReply } from '@nhip-thu/metrics';
import { IconSearch } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { canReadDirectory } from '../api/access.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { SearchEntry } from './search-entries.ts';
import { useSearchEntries } from './use-search-entries.ts';
import classes from './search.module.css';

interface SearchDialogProps {
  /** Pages and agencies. */
  readonly entries: readonly SearchEntry[];
  readonly session: SessionReply;
  readonly onClose: () => void;
}

/** Goes to a page, an agency, a definition, a period or a person by a few letters: ↑ and ↓ choose, Enter opens. */
export function SearchDialog({ entries, session, onClose }: SearchDialogProps) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { found, total, further, isSeeking } = useSearchEntries(entries, session, text);
  const rows = further === null ? found : [...found, further];
  const label = t(canReadDirectory(session.role) ? 'search.label' : 'search.labelWithoutPeople');
  const chosen = rows[Math.min(at, rows.length - 1)];
  const open = (entry: SearchEntry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    const params = new URLSearchParams(carriedChoices(search));
    for (const [key, value] of Object.entries(entry.params ?? {})) params.set(key, value);
    // Figures that a link has pinned are of one period.
    if (entry.kind === 'period') params.delete('sn');
    void navigate({ pathname: entry.path, search: params.toString(), hash: entry.hash ?? '' });
  };
  const move = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') open(chosen);
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('search.title')} hasClose onClose={onClose}>
      <TextInput
        aria-label={label}
        placeholder={label}
        leftSection={<IconSearch size={18} aria-hidden />}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${rows.indexOf(chosen)}`}
        aria-autocomplete="list"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={move}
      />
      <p role="status" className={classes['count']}>
        {describeFound(t, { shown: found.length, total }, isSeeking)}
      </p>
      <Results id={listId} found={rows} chosen={chosen} onOpen={open} />
    </Dialog>
  );
}

/** How many there are, and how many of them are shown; that there is none is said only once nothing more is looked for. */
function describeFound(t: TFunction, { shown, total }: { readonly shown: number; readonly total: number }, isSeeking: boolean): string {
  if (total > shown) return t('search.foundOf', { shown, total });
  if (shown > 0) return t('search.found', { count: shown });
  return t(isSeeking ? 'search.seeking' : 'search.none');
}

interface ResultsProps {
  readonly id: string;
  readonly found: readonly SearchEntry[];
  readonly chosen: SearchEntry | undefined;
  readonly onOpen: (entry: SearchEntry) => void;
}

/** What was found. The keyboard stays in the field, which names the chosen row. */
function Results({ id, found, chosen, onOpen }: ResultsProps) {
  const { t } = useTranslation();
  return (
    <div id={id} role="listbox" aria-label={t('search.results')} className={classes['list']}>
      {found.map((entry, at) => (
        <div
          key={`${entry.path} ${JSON.stringify(entry.params)} ${entry.hash}`}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={entry === chosen}
          className={classes['entry']}
          onClick={() => onOpen(entry)}
          onKeyDown={(event) => event.key === 'Enter' && onOpen(entry)}
        >
          <span>
            {entry.name}
            {entry.note !== undefined && entry.note !== '' && <span className={classes['note']}> {entry.note}</span>}
          </span>
          <span className={classes['kind']}>{t(`search.${entry.kind}`)}</span>
        </div>
      ))}
    </div>
  );
}
