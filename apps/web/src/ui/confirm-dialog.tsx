import { Button } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import classes from './ui.module.css';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What went wrong with the last attempt. */
  readonly children?: ReactNode;
}

/** Asks before something is done. */
export function ConfirmDialog({ title, text, confirmLabel, cancelLabel, isBusy, onConfirm, onClose, children }: ConfirmDialogProps) {
  const textId = useId();
  return (
    <Dialog title={title} describedBy={textId} onClose={onClose}>
      <p id={textId}>{text}</p>
      {children}
      <div className={classes['dialogActions']}>
        <Button variant="default" onClick={onClose}>
          {cancelLabel}
        </Button>
        <Button loading={isBusy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
