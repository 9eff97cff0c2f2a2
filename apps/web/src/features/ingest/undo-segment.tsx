import type { SegmentReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useCanWriteLedger } from '../../api/access.ts';
import { useUndo } from '../../api/ingest.ts';
import { UndoButton } from '../../ui/undo-button.tsx';
import classes from './ingest.module.css';

interface UndoSegmentProps {
  readonly segment: SegmentReply;
  /** Whether the server would take it now; where it has not been asked, its state decides. */
  readonly isUndoable?: boolean;
}

/** Takes a file back out of the figures, after asking. Nothing for those who may not, or where there is nothing to undo. */
export function UndoSegment({ segment, isUndoable = segment.state === 'folded' || segment.state === 'failed' }: UndoSegmentProps) {
  const { t } = useTranslation();
  const canWrite = useCanWriteLedger();
  const undo = useUndo();
  const { id, name } = segment;
  if (!canWrite || !isUndoable) return null;
  const words = {
    ...{ button: t('undo.button'), name: t('undo.buttonOf', { name }), confirm: t('undo.confirm'), keep: t('undo.keep') },
    ...{ title: t('undo.title', { name }), text: t('undo.text'), done: t('undo.done', { name }) },
  };
  return (
    <div className={classes['segmentActions']}>
      <UndoButton id={id} undo={undo} words={words} />
    </div>
  );
}
