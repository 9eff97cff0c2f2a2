import { Autocomplete, TextInput } from '@mantine/core';
import type { IngestReply } from '@nhip-thu/metrics';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { DropZone } from './drop-zone.tsx';
import { guessOrigin } from './guess-origin.ts';
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

/** Where logs come in: origin (typed, or guessed from the names of files that are tried before they are sent), year, files, and how their sending goes. */
export function Intake({ ledger = EMPTY }: { readonly ledger?: Pick<IngestReply, 'origins' | 'segments'> | undefined }) {
  const { t } = useTranslation();
  const { queue, uploads } = useUploads();
  const [origin, setOrigin] = useState('');
  const [year, setYear] = useState('');
  const [isTried, setIsTried] = useState(true);
  const [skippedCount, setSkippedCount] = useState(0);
  const [fault, setFault] = useState<FieldFault | null>(null);
  const accept = (files: readonly LogFile[]): void => {
    const logs = keepLogs(files);
    // Which file goes where is read beside each before it is sent; without a trial nothing is guessed.
    const named = origin.trim() === '' && isTried ? (guessOrigin(logs, ledger) ?? '') : origin;
    setOrigin(named);
    const checked = checkOriginInput(named, year);
    setFault(checked.isValid ? null : checked.fault);
    if (!checked.isValid) {
      document.getElementById(checked.fault === 'yearInvalid' ? 'nap-nam' : 'nap-nguon')?.focus();
      return;
    }
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
          onChange={setOrigin}
          error={originFault}
          withAsterisk={!isTried}
          size="md"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={63}
        />
        <YearField value={year} isInvalid={fault === 'yearInvalid'} onChange={setYear} />
      </div>
      <DropZone onFiles={accept} />
      <SkipTrial isSkipped={!isTried} onChange={(isSkipped) => setIsTried(!isSkipped)} />
      {skippedCount > 0 && <p className={classes['meta']}>{t('ingest.skippedFiles', { count: skippedCount })}</p>}
      {uploads.length > 0 && <UploadList uploads={uploads} queue={queue} segments={ledger.segments} />}
    </Card>
  );
}

interface YearFieldProps {
  readonly value: string;
  readonly isInvalid: boolean;
  readonly onChange: (value: string) => void;
}

/** For logs whose lines name no year. */
function YearField({ value, isInvalid, onChange }: YearFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      id="nap-nam"
      label={t('ingest.year')}
      description={t('ingest.yearHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isInvalid ? t('ingest.yearInvalid') : null}
      inputMode="numeric"
      size="md"
      maxLength={4}
    />
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
