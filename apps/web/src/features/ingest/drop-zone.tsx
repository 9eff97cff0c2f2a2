import { Text } from '@mantine/core';
import { IconCloudUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ingest.module.css';

/**
 * Takes log files. The browser's own file field covers the whole area, unseen: it opens its dialogue on click and by
 * keyboard and takes dropped files by itself, so there is one way in and no script of ours on the way.
 */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  return (
    <div className={classes['drop']} data-over={isOver || undefined}>
      <IconCloudUpload size={40} stroke={1.5} aria-hidden />
      <Text fw={600}>{isOver ? t('ingest.dropNow') : t('ingest.drop')}</Text>
      <span className={classes['chooseButton']} aria-hidden>
        {t('ingest.choose')}
      </span>
      <input
        type="file"
        multiple
        className={classes['dropInput']}
        aria-label={t('ingest.chooseLabel')}
        onDragEnter={() => setIsOver(true)}
        onDragLeave={() => setIsOver(false)}
        onDrop={() => setIsOver(false)}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // Emptied, so that the same file can be chosen again.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </div>
  );
}
