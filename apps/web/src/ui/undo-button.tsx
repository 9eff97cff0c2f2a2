import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { UseMutationResult } from '@tanstack/react-query';
import { useAnnounce } from './announcer.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface UndoButtonProps<Id> {
  readonly id: Id;
  readonly undo: Pick<UseMutationResult<unknown, Error, Id>, 'mutate' | 'isPending' | 'error'>;
  readonly words: {
    readonly button: string;
    /** Full name of the button for assistive technology: what is taken back. */
    readonly name: string;
    readonly title: string;
    readonly text: string;
    /** What the button that does it says; the same as `button` when absent. */
    readonly confirm?: string;
    readonly keep: string;
    /** Spoken when it is done. */
    readonly done: string;
  };
}

/** Takes something back after asking, says when it is done, and why not when the server refuses. */
export function UndoButton<Id>({ id, undo, words }: UndoButtonProps<Id>) {
  const announce = useAnnounce();
  const [isAsking, asking] = useDisclosure(false);
  const confirm = (): void =>
    undo.mutate(id, {
      onSuccess: () => {
        asking.close();
        announce(words.done);
      },
    });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        aria-label={words.name}
        onClick={asking.open}
      >
        {words.button}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={words.title}
          text={words.text}
          confirmLabel={words.confirm ?? words.button}
          cancelLabel={words.keep}
          isBusy={undo.isPending}
          onConfirm={confirm}
          onClose={asking.close}
        >
          {undo.error !== null && <ProblemNotice error={undo.error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
