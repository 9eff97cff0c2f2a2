import { NativeSelect, TextInput } from '@mantine/core';
import type { TreeAgencyReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { faultAt } from '../../api/problem.ts';
import { CheckGroup } from '../../ui/check-group.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { WRITTEN } from '../../ui/written.ts';
import classes from './directory.module.css';
import { SUCCESSION_KINDS, type SuccessionDraft } from './succession-draft.ts';

/** Paths of what the server may find wrong that is said at its field; a split without a part is told as one without people. */
export const SUCCESSION_FIELDS = ['onDay', 'from', 'code', 'to', 'name', 'basis', 'divisions', 'people'] as const;

/** As the server takes it, which trims it and writes it small. */
const AGENCY_CODE = String.raw`\s*[A-Za-z0-9]([A-Za-z0-9\-]{0,38}[A-Za-z0-9])?\s*`;

interface FieldsProps {
  readonly draft: SuccessionDraft;
  readonly agencies: readonly TreeAgencyReply[];
  /** It was sent before: what is missing is said. */
  readonly isTried: boolean;
  /** What the server answered to what was sent. */
  readonly error: Error | null;
  readonly onChange: (part: Partial<SuccessionDraft>) => void;
}

/** What becomes of which agency, when and by which decision. */
export function SuccessionFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { draft, agencies, error, onChange } = props;
  return (
    <>
      <NativeSelect
        label={t('directory.what')}
        data={SUCCESSION_KINDS.map((value) => ({ value, label: t(`directory.successionKind.${value}`) }))}
        value={draft.kind}
        onChange={(event) => onChange({ kind: SUCCESSION_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'merges' })}
      />
      <DayInput
        required
        label={t('directory.onDay')}
        value={draft.onDay}
        error={faultAt(error, 'onDay')}
        onChange={(event) => onChange({ onDay: event.currentTarget.value })}
      />
      <AgencySelect
        label={t('directory.agency')}
        agencies={agencies}
        value={draft.from}
        error={faultAt(error, 'from') ?? faultAt(error, 'code')}
        onChange={(from) => onChange({ from, divisions: [] })}
      />
      {draft.kind === 'splits' && <DivisionChoice {...props} />}
      {draft.kind === 'splits' && <SplitCode {...props} />}
      {draft.kind === 'merges' && (
        <AgencySelect
          label={t('directory.mergeInto')}
          agencies={agencies.filter(({ code }) => code !== draft.from)}
          value={draft.to}
          error={faultAt(error, 'to')}
          onChange={(to) => onChange({ to })}
        />
      )}
      <NewName {...props} />
      <TextInput
        required
        pattern={WRITTEN}
        label={t('directory.basis')}
        placeholder="QĐ 12/QĐ-UBND 15/03/2026"
        value={draft.basis}
        error={faultAt(error, 'basis')}
        onChange={(event) => onChange({ basis: event.currentTarget.value })}
      />
    </>
  );
}

/** Which divisions become another agency: at least one. */
function DivisionChoice({ draft: { from, divisions: chosen }, agencies, isTried, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const divisions = agencies.find(({ code }) => code === from)?.divisions ?? [];
  const missing = isTried && chosen.length === 0 ? t('directory.divisionMissing') : null;
  return (
    <>
      <CheckGroup
        label={t('directory.splitDivisions')}
        error={missing ?? faultAt(error, 'divisions') ?? faultAt(error, 'people')}
        options={divisions.map(({ name, officialCount }) => ({ value: name, label: `${name} (${officialCount})` }))}
        value={chosen}
        onChange={(names) => onChange({ divisions: names })}
      />
      {from !== '' && divisions.length === 0 && <p className={classes['aside']}>{t('directory.noDivision')}</p>}
    </>
  );
}

/** The agency that the part becomes, known or new. */
function SplitCode({ draft: { from, to }, isTried, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const isSame = isTried && from !== '' && to.trim().toLowerCase() === from;
  return (
    <TextInput
      required
      pattern={AGENCY_CODE}
      label={t('directory.splitTo')}
      description={t('directory.codeHint')}
      value={to}
      error={isSame ? t('directory.sameAgency') : faultAt(error, 'to')}
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event) => onChange({ to: event.currentTarget.value })}
    />
  );
}

/** The name of an agency that is made or renamed; nothing where both are there. */
function NewName({ draft: { kind, from, to, name }, agencies, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const isKnown = agencies.some(({ code }) => code !== from && code === to.trim().toLowerCase());
  if (kind === 'merges' || (kind === 'splits' && isKnown)) return null;
  return (
    <TextInput
      required
      pattern={WRITTEN}
      label={t(kind === 'renamings' ? 'directory.newName' : 'directory.newAgencyName')}
      value={name}
      error={faultAt(error, 'name')}
      onChange={(event) => onChange({ name: event.currentTarget.value })}
    />
  );
}

interface AgencySelectProps {
  readonly label: string;
  readonly agencies: readonly TreeAgencyReply[];
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (code: string) => void;
}

function AgencySelect({ label, agencies, value, error, onChange }: AgencySelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      required
      label={label}
      data={[{ value: '', label: t('directory.chooseAgency') }, ...agencies.map(({ code, name }) => ({ value: code, label: name }))]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
