import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { DirectoryChangeSetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useUndoDirectoryChange } from '../../api/directory.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Takes a change back after asking; the server says when later ones stand on it. */
export function UndoChange({ change }: { readonly change: DirectoryChangeSetReply }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const undo = useUndoDirectoryChange();
  const [isAsking, asking] = useDisclosure(false);
  const { id, title } = change;
  const confirm = (): void =>
    undo.mutate(id, {
      onSuccess: () => {
        asking.close();
        announce(t('directory.undone', { id }));
      },
    });
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={t('directory.undoOf', { id })} onClick={asking.open}>
        {t('directory.undo')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('directory.undoTitle', { id, title })}
          text={t('directory.undoText')}
          confirmLabel={t('directory.undo')}
          cancelLabel={t('directory.keep')}
          isBusy={undo.isPending}
          onConfirm={confirm}
          onClose={asking.close}
        >
          {undo.isError && <ProblemNotice error={undo.error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
