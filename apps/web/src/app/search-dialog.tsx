import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { carriedChoices } from '../api/figure-question.ts';
import { Dialog } from '../ui/dialog.tsx';
import { findEntries } from './search-entries.ts';
import type { SearchEntry } from './search-entries.ts';
import classes from './search.module.css';

interface SearchDialogProps {
  readonly entries: readonly SearchEntry[];
  readonly onClose: () => void;
}

/** Goes to a page or an agency by a few letters: ↑ and ↓ choose, Enter opens. */
export function SearchDialog({ entries, onClose }: SearchDialogProps) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = findEntries(entries, text);
  const chosen = found[Math.min(at, found.length - 1)];
  const open = (entry: SearchEntry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    void navigate({ pathname: entry.path, search: carriedChoices(search) });
  };
  const move = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') open(chosen);
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('search.title')} onClose={onClose}>
      <TextInput
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        leftSection={<IconSearch size={18} aria-hidden />}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.path}`}
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
        {found.length === 0 ? t('search.none') : t('search.found', { count: found.length })}
      </p>
      <Results id={listId} found={found} chosen={chosen} onOpen={open} />
    </Dialog>
  );
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
      {found.map((entry) => (
        <div
          key={entry.path}
          id={`${id}-${entry.path}`}
          role="option"
          tabIndex={-1}
          aria-selected={entry === chosen}
          className={classes['entry']}
          onClick={() => onOpen(entry)}
          onKeyDown={(event) => event.key === 'Enter' && onOpen(entry)}
        >
          <span>{entry.name}</span>
          <span className={classes['kind']}>{t(`search.${entry.kind}`)}</span>
        </div>
      ))}
    </div>
  );
}
