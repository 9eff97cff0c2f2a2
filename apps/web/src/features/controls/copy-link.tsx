import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { makeLink } from './snapshot-link.ts';
import type { ShownFigures } from './snapshot-link.ts';

const SHOWN_MS = 4000;

/** Copies the address of the screen as it is, with its period and what its figures were made from. */
export function CopyLink({ shown }: { readonly shown: ShownFigures }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [isCopied, setCopied] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    const made = makeLink(window.location.href, shown);
    try {
      await navigator.clipboard.writeText(made);
      setCopied(true);
      announce(t('link.copied'));
      setTimeout(() => setCopied(false), SHOWN_MS);
    } catch {
      // Over plain HTTP, or where the reader forbade it, a page may not write to the clipboard.
      setLink(made);
    }
  };
  return (
    <>
      <ActionIcon variant="default" size={36} aria-label={t('link.copy')} title={t('link.copy')} onClick={() => void copy()}>
        {isCopied ? <IconCheck size={18} aria-hidden /> : <IconLink size={18} aria-hidden />}
      </ActionIcon>
      {link !== null && (
        <Dialog title={t('link.copy')} onClose={() => setLink(null)}>
          <TextInput
            readOnly
            label={t('link.byHand')}
            value={link}
            ref={(input) => input?.select()}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button mt={16} onClick={() => setLink(null)}>
            {t('link.close')}
          </Button>
        </Dialog>
      )}
    </>
  );
}
