import { Autocomplete, Button, TextInput } from '@mantine/core';
import type { IngestReply } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { DropZone } from './drop-zone.tsx';
import classes from './ingest.module.css';
import { UploadList } from './upload-list.tsx';
import { useIntake } from './use-intake.ts';
import type { Intake as IntakeState } from './use-intake.ts';
import { useUploads } from './use-uploads.ts';

const TITLE_ID = 'nap-tep';
/** While the ledger is not known yet. */
const EMPTY = { origins: [], segments: [] };
/** Of the files that wait, as many are named. */
const NAMED_FILES = 3;

/** Where logs come in: origin (typed, or guessed from the names of files that are tried before they are sent), year, files, and how their sending goes. */
export function Intake({ ledger = EMPTY }: { readonly ledger?: Pick<IngestReply, 'origins' | 'segments'> | undefined }) {
  const { t } = useTranslation();
  const { queue, uploads } = useUploads();
  const intake = useIntake(queue, ledger);
  return (
    <Card labelledBy={TITLE_ID}>
      <h2 id={TITLE_ID} className={classes['hiddenTitle']}>
        {t('ingest.chooseLabel')}
      </h2>
      <form
        className={classes['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          intake.goOn();
        }}
      >
        <OriginField intake={intake} names={ledger.origins.map((known) => known.name)} />
        <YearField value={intake.year} isInvalid={intake.fault === 'yearInvalid'} onChange={intake.setYear} />
        {intake.held.length > 0 && <HeldFiles intake={intake} />}
      </form>
      <DropZone onFiles={intake.take} />
      <SkipTrial isSkipped={!intake.isTried} onChange={(isSkipped) => intake.setTried(!isSkipped)} />
      {intake.skippedCount > 0 && <p className={classes['meta']}>{t('ingest.skippedFiles', { count: intake.skippedCount })}</p>}
      {uploads.length > 0 && <UploadList uploads={uploads} queue={queue} segments={ledger.segments} />}
    </Card>
  );
}

interface OriginFieldProps {
  readonly intake: IntakeState;
  /** Those that are known. */
  readonly names: readonly string[];
}

/** The known sources open by a click or by typing, not by the focus, and never over the fault. */
function OriginField({ intake: { origin, isTried, fault, setOrigin, goOn }, names }: OriginFieldProps) {
  const { t } = useTranslation();
  return (
    <Autocomplete
      id="nap-nguon"
      label={t('ingest.origin')}
      description={t(isTried ? 'ingest.originHint' : 'ingest.originHintUntried')}
      data={[...names]}
      value={origin}
      onChange={setOrigin}
      onOptionSubmit={goOn}
      openOnFocus={false}
      inputWrapperOrder={['label', 'description', 'error', 'input']}
      error={fault === 'originRequired' || fault === 'originInvalid' ? t(`ingest.${fault}`) : null}
      withAsterisk={!isTried}
      size="md"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}

/** Files that were chosen before it was known where they belong, and what is to be done with them. */
function HeldFiles({ intake: { held, drop } }: { readonly intake: IntakeState }) {
  const { t } = useTranslation();
  const names = held.slice(0, NAMED_FILES).map(({ name }) => name);
  const shown = `${names.join(', ')}${held.length > NAMED_FILES ? '…' : ''}`;
  return (
    <div className={classes['held']} role="status">
      <p>{t('ingest.held', { count: held.length, names: shown })}</p>
      <div className={classes['buttons']}>
        <Button type="submit">{t('ingest.goOn')}</Button>
        <Button variant="default" onClick={drop}>
          {t('ingest.dropHeld')}
        </Button>
      </div>
    </div>
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
      inputWrapperOrder={['label', 'description', 'error', 'input']}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isInvalid ? t('ingest.yearInvalid') : null}
      inputMode="numeric"
      size="md"
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
