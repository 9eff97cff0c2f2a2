import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Dialog } from '../ui/dialog.tsx';
import { turnShortcuts, useAreShortcutsOn } from '../ui/shortcuts.ts';
import classes from './search.module.css';

const KEYS = [
  { keys: ['Ctrl', 'K'], word: 'search' },
  { keys: ['←', '→'], word: 'period' },
  { keys: ['X'], word: 'compare' },
  { keys: ['B'], word: 'table' },
  { keys: ['Esc'], word: 'leave' },
  { keys: ['?'], word: 'help' },
] as const;

/** The keys, a switch that turns single ones off, and where it is written how figures come about. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const areOn = useAreShortcutsOn();
  return (
    <Dialog title={t('help.title')} hasClose onClose={onClose}>
      <dl className={classes['keys']}>
        {KEYS.map(({ keys, word }) => (
          <div key={word} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`help.${word}`)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        checked={areOn}
        label={t('help.areOn')}
        description={t('help.areOnHint')}
        onChange={(event) => turnShortcuts(event.currentTarget.checked)}
      />
      <p style={{ marginTop: 16 }}>
        <Link to="/dinh-nghia" onClick={onClose}>
          {t('help.method')}
        </Link>
      </p>
      <p>
        <Link to="/huong-dan" onClick={onClose}>
          {t('guide.parts')}
        </Link>
      </p>
    </Dialog>
  );
}
