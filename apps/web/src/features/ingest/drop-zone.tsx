import { Text } from '@mantine/core';
import { IconCloudUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ingest.module.css';
import { nameFiles, readDroppedFolders } from './log-files.ts';
import type { LogFile } from './log-files.ts';

interface DropZoneProps {
  readonly onFiles: (files: readonly LogFile[]) => void;
}

/**
 * Takes log files and folders. The browser's own file field covers the whole area, unseen: it opens its dialogue on click and by keyboard
 * and takes dropped files by itself. Only dropped folders are read here, which a file field cannot take.
 */
export function DropZone({ onFiles }: DropZoneProps) {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent): void => {
    setIsOver(false);
    const folders = readDroppedFolders(event.dataTransfer);
    if (folders === null) return;
    event.preventDefault();
    void folders.then(onFiles);
  };
  return (
    <div className={classes['drop']} data-over={isOver || undefined}>
      <IconCloudUpload size={40} stroke={1.5} aria-hidden />
      <Text fw={600}>{isOver ? t('ingest.dropNow') : t('ingest.drop')}</Text>
      <FileField
        className={classes['dropInput'] ?? ''}
        label={t('ingest.chooseLabel')}
        onFiles={onFiles}
        onDragEnter={() => setIsOver(true)}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      />
      <div className={classes['chooseButtons']}>
        <span className={classes['chooseButton']} aria-hidden>
          {t('ingest.choose')}
        </span>
        <FolderButton onFiles={onFiles}>{t('ingest.chooseFolder')}</FolderButton>
      </div>
    </div>
  );
}

/** A button for a whole folder: again the browser's own field over the word, with its own dialogue. */
function FolderButton({ onFiles, children }: DropZoneProps & { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <span className={classes['folderButton']}>
      <span aria-hidden>{children}</span>
      <FileField isFolder className={classes['dropInput'] ?? ''} label={t('ingest.chooseFolderLabel')} onFiles={onFiles} />
    </span>
  );
}

interface FileFieldProps extends DropZoneProps {
  readonly className: string;
  readonly label: string;
  readonly isFolder?: boolean;
  readonly onDragEnter?: () => void;
  readonly onDragLeave?: () => void;
  readonly onDrop?: (event: DragEvent) => void;
}

function FileField({ className, label, isFolder = false, onFiles, ...drag }: FileFieldProps) {
  return (
    <input
      type="file"
      multiple
      className={className}
      aria-label={label}
      ref={(field) => {
        // React has no such attribute; every browser has the property.
        if (field !== null) field.webkitdirectory = isFolder;
      }}
      {...drag}
      onChange={(event) => {
        const files = nameFiles([...(event.currentTarget.files ?? [])]);
        // Emptied, so that the same file can be chosen again.
        event.currentTarget.value = '';
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
