import type { DirectoryChangeSetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useUndoDirectoryChange } from '../../api/directory.ts';
import { UndoButton } from '../../ui/undo-button.tsx';

/** Takes a change back after asking; the server says when later ones stand on it. */
export function UndoChange({ change: { id, title } }: { readonly change: DirectoryChangeSetReply }) {
  const { t } = useTranslation();
  const words = {
    ...{ button: t('directory.undo'), name: t('directory.undoOf', { id }), keep: t('directory.keep') },
    ...{ title: t('directory.undoTitle', { id, title }), text: t('directory.undoText'), done: t('directory.undone', { id }) },
  };
  return <UndoButton id={id} undo={useUndoDirectoryChange()} words={words} />;
}
