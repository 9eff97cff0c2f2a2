import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SegmentReply } from '@nhip-thu/metrics';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCanWriteLedger } from '../../api/access.ts';
import { useUndo } from '../../api/ingest.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './ingest.module.css';

interface UndoButtonProps {
  readonly segment: SegmentReply;
  /** Whether the server would take it now; where it has not been asked, its state decides. */
  readonly isUndoable?: boolean;
}

/** Takes a file back out of the figures, after asking. Nothing for those who may not, or where there is nothing to undo. */
export function UndoButton({ segment, isUndoable = segment.state === 'folded' || segment.state === 'failed' }: UndoButtonProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const canWrite = useCanWriteLedger();
  const undo = useUndo();
  const [isAsking, asking] = useDisclosure(false);
  if (!canWrite || !isUndoable) return null;
  const { name } = segment;
  const confirm = (): void =>
    undo.mutate(segment.id, {
      onSuccess: () => {
        asking.close();
        announce(t('undo.done', { name }));
      },
    });
  return (
    <div className={classes['segmentActions']}>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        aria-label={t('undo.buttonOf', { name })}
        onClick={asking.open}
      >
        {t('undo.button')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('undo.title', { name })}
          text={t('undo.text')}
          confirmLabel={t('undo.confirm')}
          cancelLabel={t('undo.keep')}
          isBusy={undo.isPending}
          onConfirm={confirm}
          onClose={asking.close}
        >
          {undo.isError && <ProblemNotice error={undo.error} />}
        </ConfirmDialog>
      )}
    </div>
  );
}
