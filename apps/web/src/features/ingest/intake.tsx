import { Autocomplete, TextInput } from '@mantine/core';
import type { IngestReply } from '@nhip-thu/metrics';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { DropZone } from './drop-zone.tsx';
import classes from './ingest.module.css';
import { keepLogs } from './log-files.ts';
import type { LogFile } from './log-files.ts';
import { checkOriginInput } from './origin-input.ts';
import type { FieldFault } from './origin-input.ts';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

const TITLE_ID = 'nap-tep';
/** While the ledger is not known yet. */
const EMPTY = { origins: [], segments: [] };

/** Where logs come in: origin (the first known one until another is typed), year, files, and how their sending goes. */
export function Intake({ ledger = EMPTY }: { readonly ledger?: Pick<IngestReply, 'origins' | 'segments'> | undefined }) {
  const { t } = useTranslation();
  const { queue, uploads } = useUploads();
  const [typedOrigin, setTypedOrigin] = useState<string | null>(null);
  const origin = typedOrigin ?? ledger.origins[0]?.name ?? '';
  const [year, setYear] = useState('');
  const [isTried, setIsTried] = useState(true);
  const [skippedCount, setSkippedCount] = useState(0);
  const [fault, setFault] = useState<FieldFault | null>(null);
  const accept = (files: readonly LogFile[]): void => {
    const checked = checkOriginInput(origin, year);
    setFault(checked.isValid ? null : checked.fault);
    if (!checked.isValid) {
      document.getElementById(checked.fault === 'yearInvalid' ? 'nap-nam' : 'nap-nguon')?.focus();
      return;
    }
    const logs = keepLogs(files);
    setSkippedCount(files.length - logs.length);
    queue.add(logs, { ...checked.value, isTried });
  };
  const originFault = fault === 'originRequired' || fault === 'originInvalid' ? t(`ingest.${fault}`) : null;
  return (
    <Card labelledBy={TITLE_ID}>
      <h2 id={TITLE_ID} className={classes['hiddenTitle']}>
        {t('ingest.chooseLabel')}
      </h2>
      <div className={classes['fields']}>
        <Autocomplete
          id="nap-nguon"
          label={t('ingest.origin')}
          description={t('ingest.originHint')}
          data={ledger.origins.map((known) => known.name)}
          value={origin}
          onChange={setTypedOrigin}
          error={originFault}
          withAsterisk
          size="md"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={63}
        />
        <TextInput
          id="nap-nam"
          label={t('ingest.year')}
          description={t('ingest.yearHint')}
          value={year}
          onChange={(event) => setYear(event.currentTarget.value)}
          error={fault === 'yearInvalid' ? t('ingest.yearInvalid') : null}
          inputMode="numeric"
          size="md"
          maxLength={4}
        />
      </div>
      <DropZone onFiles={accept} />
      <SkipTrial isSkipped={!isTried} onChange={(isSkipped) => setIsTried(!isSkipped)} />
      {skippedCount > 0 && <p className={classes['meta']}>{t('ingest.skippedFiles', { count: skippedCount })}</p>}
      {uploads.length > 0 && <UploadList uploads={uploads} queue={queue} segments={ledger.segments} />}
    </Card>
  );
}

interface SkipTrialProps {
  readonly isSkipped: boolean;
  readonly onChange: (isSkipped: boolean) => void;
}

function SkipTrial({ isSkipped, onChange }: SkipTrialProps) {
  const { t } = useTranslation();
  const hintId = useId();
  return (
    <div className={classes['skip']}>
      <label>
        <input type="checkbox" checked={isSkipped} onChange={(event) => onChange(event.currentTarget.checked)} aria-describedby={hintId} />
        {t('trial.skip')}
      </label>
      <p id={hintId} className={classes['meta']}>
        {t('trial.skipHint')}
      </p>
    </div>
  );
}
