import { Button, FileInput } from '@mantine/core';
import type { DirectoryChangeReply, DirectoryPart, DirectoryPreviewReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplyPreview, usePreview } from '../../api/directory.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './directory.module.css';
import { LeaveButtons } from '../../ui/leave-buttons.tsx';
import { PreviewReport } from './preview-report.tsx';
import { useLeaving, type Leaving } from '../../ui/use-leaving.ts';

const PARTS: readonly DirectoryPart[] = ['directory', 'aliases', 'absences'];

type Files = Partial<Record<DirectoryPart, File>>;

/** Files, what they would change, and the change: three steps. What is not applied yet is not left without a question. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [files, setFiles] = useState<Files>({});
  const preview = usePreview();
  const apply = useApplyPreview();
  const hasFiles = Object.keys(files).length > 0;
  const isBegun = (hasFiles || preview.isSuccess) && !apply.isSuccess;
  const leaving = useLeaving(isBegun, onClose);
  const choose = (part: DirectoryPart, file: File | null): void => {
    const { [part]: _former, ...others } = files;
    setFiles(file === null ? others : { ...others, [part]: file });
    leaving.stay();
    preview.reset();
    apply.reset();
  };
  return (
    <Dialog title={t('directory.import')} isWide onClose={leaving.close}>
      {isBegun && <LeaveGuard />}
      <p className={classes['aside']}>{t('directory.importLead')}</p>
      <FileForm
        files={files}
        isBusy={preview.isPending}
        onChoose={choose}
        onSubmit={() => preview.mutate(files)}
        onPull={() => {
          apply.reset();
          preview.mutate('ldap');
        }}
      />
      <Outcome preview={preview.data} applied={apply.data} error={preview.error ?? apply.error} />
      {leaving.isAsking && <Notice tone="warning" title={t('directory.leaveTitle')} text={t('directory.leaveText')} />}
      <Actions
        previewId={isBegun ? (preview.data?.id ?? null) : null}
        isBusy={apply.isPending}
        leaving={leaving}
        onApply={(id) => apply.mutate(id)}
      />
    </Dialog>
  );
}

interface FileFormProps {
  readonly isBusy: boolean;
  readonly files: Files;
  readonly onChoose: (part: DirectoryPart, file: File | null) => void;
  readonly onSubmit: () => void;
  readonly onPull: () => void;
}

function FileForm({ files, isBusy, onChoose, onSubmit, onPull }: FileFormProps) {
  const { t } = useTranslation();
  return (
    <form
      className={classes['files']}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {PARTS.map((part) => (
        <FileInput
          key={part}
          className={classes['file'] ?? ''}
          name={part}
          label={t(`directory.file.${part}`)}
          description={t(`directory.fileColumns.${part}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t('directory.filePlaceholder')}
          accept=".csv,.xlsx,.txt"
          value={files[part] ?? null}
          clearable
          clearButtonProps={{ 'aria-label': t('directory.fileClear', { part: t(`directory.file.${part}`) }) }}
          onChange={(file) => onChoose(part, file)}
        />
      ))}
      <div className={classes['sources']}>
        <Button type="submit" variant="default" loading={isBusy} disabled={Object.keys(files).length === 0}>
          {t('directory.preview')}
        </Button>
        <Button variant="default" loading={isBusy} onClick={onPull}>
          {t('directory.pull')}
        </Button>
      </div>
    </form>
  );
}

interface OutcomeProps {
  readonly preview: DirectoryPreviewReply | undefined;
  readonly applied: DirectoryChangeReply | undefined;
  readonly error: Error | null;
}

function Outcome({ preview, applied, error }: OutcomeProps) {
  const { t } = useTranslation();
  if (applied === undefined) {
    return (
      <div className={classes['report']}>
        {preview !== undefined && <PreviewReport preview={preview} />}
        {error !== null && <ProblemNotice error={error} />}
      </div>
    );
  }
  const { changeSetId } = applied;
  const title = changeSetId === null ? t('directory.nothingNew') : t('directory.applied', { id: changeSetId });
  return (
    <div role="status" className={classes['report']}>
      <Notice tone="success" title={title} text={t('directory.appliedHint')} />
    </div>
  );
}

interface ActionsProps {
  /** Null while there is nothing to apply. */
  readonly previewId: string | null;
  readonly isBusy: boolean;
  readonly leaving: Leaving;
  readonly onApply: (id: string) => void;
}

function Actions({ previewId, isBusy, leaving, onApply }: ActionsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes['dialogActions']}>
      <LeaveButtons leaving={leaving} />
      {previewId !== null && !leaving.isAsking && (
        <Button loading={isBusy} onClick={() => onApply(previewId)}>
          {t('directory.apply')}
        </Button>
      )}
    </div>
  );
}
