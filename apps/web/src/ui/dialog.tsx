import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

interface DialogProps {
  readonly title: string;
  /** Id of the text inside that says what it is about. */
  readonly describedBy?: string;
  /** For tables and lists. */
  readonly isWide?: boolean;
  /** What lies behind it cannot be read. */
  readonly isCover?: boolean;
  /** Whether it has a button that closes it, beside Esc: one that is only read has no other. */
  readonly hasClose?: boolean;
  /** Esc or a button asks for it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own modal dialogue: it keeps the focus, closes with Esc and gives the focus back. Its owner takes it away in `onClose`. */
export function Dialog({ title, describedBy, isWide = false, isCover = false, hasClose = false, onClose, children }: DialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      // The browser gives the focus back only to a dialogue that still stands in the page.
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes['dialog']}
      data-wide={isWide || undefined}
      data-cover={isCover || undefined}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      // Esc asks the owner, who may want to ask back.
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A second Esc at once is not stopped by the browser.
      onClose={onClose}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
      {hasClose && (
        <Button variant="default" mt="md" onClick={onClose}>
          {t('common.close')}
        </Button>
      )}
    </dialog>
  );
}
