import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { TreeAgencyReply, UnknownAddressReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssignAddress, useFoundOfficials } from '../../api/directory.ts';
import type { AddressOwner } from '../../api/directory.ts';
import { faultAt } from '../../api/problem.ts';
import { Form } from '../../ui/form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WRITTEN } from '../../ui/written.ts';
import classes from './directory.module.css';
import { LeaveButtons } from '../../ui/leave-buttons.tsx';
import { useLeaving } from '../../ui/use-leaving.ts';

const KINDS = ['official', 'unit', 'shared', 'robot', 'foreign'] as const satisfies readonly AddressOwner['kind'][];

interface AssignDialogProps {
  readonly row: UnknownAddressReply;
  readonly agencies: readonly TreeAgencyReply[];
  readonly onClose: () => void;
}

/** Tells whose an address is, when it is none of what was suggested. What was chosen is not left without a question. */
export function AssignDialog({ row, agencies, onClose }: AssignDialogProps) {
  const { t } = useTranslation();
  const assign = useAssignAddress();
  const first = firstDraft(row, agencies);
  const [draft, setDraft] = useState<Draft>(first);
  const owner = toOwner(draft);
  const isBegun = !assign.isSuccess && KEYS.some((key) => draft[key] !== first[key]);
  const leaving = useLeaving(isBegun, onClose);
  const change = (part: Partial<Draft>): void => {
    leaving.stay();
    // What was said is of what was sent.
    if (assign.isError) assign.reset();
    setDraft({ ...draft, ...part });
  };
  return (
    <Dialog title={t('directory.assignTitle', { address: row.address })} onClose={leaving.close}>
      <Form
        isSaved={assign.isSuccess}
        className={classes['fields']}
        onSubmit={() => {
          if (owner !== null) assign.mutate({ address: row.address, owner }, { onSuccess: onClose });
        }}
      >
        <OwnerFields draft={draft} agencies={agencies} error={assign.error} onChange={change} />
        <FormProblem error={assign.error} fields={['owner.reason']} />
        {leaving.isAsking && <Notice tone="warning" title={t('directory.leaveDraftTitle')} text={t('directory.leaveText')} />}
        <div className={classes['dialogActions']}>
          <LeaveButtons leaving={leaving} />
          {!leaving.isAsking && (
            <Button type="submit" loading={assign.isPending}>
              {t('directory.assign')}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  );
}

interface OwnerFieldsProps extends Pick<AssignDialogProps, 'agencies'> {
  readonly draft: Draft;
  readonly error: Error | null;
  readonly onChange: (part: Partial<Draft>) => void;
}

function OwnerFields({ draft: { kind, officialId, agency, reason }, agencies, error, onChange }: OwnerFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('directory.ownerKind')}
        data={KINDS.map((value) => ({ value, label: t(`directory.ownerKinds.${value}`) }))}
        value={kind}
        onChange={(event) => onChange({ kind: KINDS.find((each) => each === event.currentTarget.value) ?? 'official' })}
      />
      {kind === 'official' && <OfficialPicker value={officialId} onChange={(id) => onChange({ officialId: id })} />}
      {kind === 'foreign' && (
        <TextInput
          required
          pattern={WRITTEN}
          label={t('directory.foreignReason')}
          value={reason}
          error={faultAt(error, 'owner.reason')}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      )}
      {kind !== 'official' && kind !== 'foreign' && (
        <NativeSelect
          required
          label={t('directory.agency')}
          data={agencies.map(({ code, name }) => ({ value: code, label: name }))}
          value={agency}
          onChange={(event) => onChange({ agency: event.currentTarget.value })}
        />
      )}
    </>
  );
}

interface Draft {
  readonly kind: AddressOwner['kind'];
  readonly officialId: number | null;
  readonly agency: string;
  readonly reason: string;
}

const KEYS = ['kind', 'officialId', 'agency', 'reason'] as const satisfies readonly (keyof Draft)[];

/** What was suggested. */
function firstDraft({ suggestion }: UnknownAddressReply, agencies: readonly TreeAgencyReply[]): Draft {
  return { kind: suggestion.kind, officialId: null, agency: suggestion.agency ?? agencies[0]?.code ?? '', reason: '' };
}

/** Null while something is missing. */
function toOwner({ kind, officialId, agency, reason }: Draft): AddressOwner | null {
  if (kind === 'official') return officialId === null ? null : { kind, officialId };
  if (kind === 'foreign') return reason.trim() === '' ? null : { kind, reason: reason.trim() };
  return agency === '' ? null : { kind, agency };
}

interface OfficialPickerProps {
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
}

function OfficialPicker({ value, onChange }: OfficialPickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text, 250);
  const found = useFoundOfficials(searched);
  const options = (found.data?.officials ?? []).map(({ id, fullName, agency, mailbox }) => ({
    value: String(id),
    label: [fullName, agency, mailbox].filter((word) => word !== null).join(' · '),
  }));
  return (
    <>
      <TextInput
        type="search"
        label={t('directory.findOfficial')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange(null);
        }}
      />
      <NativeSelect
        required
        label={t('directory.chooseOfficial')}
        data={[{ value: '', label: t('directory.chooseNobody') }, ...options]}
        value={String(value ?? '')}
        onChange={(event) => onChange(Number(event.currentTarget.value) || null)}
      />
    </>
  );
}
