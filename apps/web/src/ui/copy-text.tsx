import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './announcer.tsx';
import classes from './ui.module.css';

interface CopyTextProps {
  /** Says what it is. */
  readonly label: string;
  readonly text: string;
  readonly action: string;
  /** Told whenever it was copied, by the button or by hand. */
  readonly onCopied?: () => void;
}

/** A text to be taken elsewhere as it is, and a button that copies it; where the browser forbids that, the text is selected for copying by hand. */
export function CopyText({ label, text, action, onCopied }: CopyTextProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const labelId = useId();
  const shown = useRef<HTMLPreElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'byHand' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
      announce(t('common.copied'));
      onCopied?.();
    } catch {
      // Over plain HTTP, or where the reader forbade it, a page may not write to the clipboard.
      if (shown.current !== null) window.getSelection()?.selectAllChildren(shown.current);
      setOutcome('byHand');
    }
  };
  return (
    <div className={classes['copyText']} role="group" aria-labelledby={labelId}>
      <p id={labelId}>{label}</p>
      <pre ref={shown} className={classes['copied']} onCopy={onCopied}>
        {text}
      </pre>
      <Button
        variant="default"
        leftSection={outcome === 'copied' ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
        onClick={() => void copy()}
      >
        {outcome === 'copied' ? t('common.copied') : action}
      </Button>
      <p role="status">{outcome === 'byHand' && t('common.copyByHand')}</p>
    </div>
  );
}
