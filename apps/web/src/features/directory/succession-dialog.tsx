import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { isIsoDate } from '@nhip-thu/metrics';
import type { IsoDate, TreeAgencyReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectoryTree, useMakeSuccession } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './directory.module.css';
import { LeaveButtons } from './leave-buttons.tsx';
import { countMoved, isTyped, SUCCESSION_KINDS, toOrder, type SuccessionDraft } from './succession-draft.ts';
import { useLeaving } from './use-leaving.ts';

/** Merges, splits or renames an agency from a day on; says beforehand what follows. */
export function SuccessionDialog({ at, onClose }: { readonly at: IsoDate; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const make = useMakeSuccession();
  const [draft, setDraft] = useState<SuccessionDraft>({ kind: 'merges', from: '', to: '', name: '', divisions: [], onDay: at, basis: '' });
  // As the directory is on the day on which it happens.
  const tree = useDirectoryTree(isIsoDate(draft.onDay) ? draft.onDay : at);
  const agencies = tree.data?.agencies ?? [];
  const order = toOrder(draft, agencies);
  const leaving = useLeaving(isTyped(draft, at) && !make.isSuccess, onClose);
  const change = (part: Partial<SuccessionDraft>): void => {
    leaving.stay();
    setDraft({ ...draft, ...part });
  };
  const submit = (): void => {
    if (order === null) return;
    make.mutate(order, {
      onSuccess: ({ changeSetId }) => {
        announce(t('directory.applied', { id: changeSetId }));
        onClose();
      },
    });
  };
  return (
    <Dialog title={t('directory.makeSuccession')} onClose={leaving.close}>
      <Form className={classes['fields']} isSaved={make.isSuccess} onSubmit={submit}>
        <Fields draft={draft} agencies={agencies} onChange={change} />
        {order !== null && <Following draft={draft} agencies={agencies} />}
        {make.isError && <ProblemNotice error={make.error} />}
        {leaving.isAsking && <Notice tone="warning" title={t('directory.leaveDraftTitle')} text={t('directory.leaveText')} />}
        <div className={classes['dialogActions']}>
          <LeaveButtons leaving={leaving} />
          {!leaving.isAsking && (
            <Button type="submit" loading={make.isPending} disabled={order === null || tree.isPlaceholderData}>
              {t('directory.apply')}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  );
}

interface PartProps {
  readonly draft: SuccessionDraft;
  readonly agencies: readonly TreeAgencyReply[];
}

interface FieldsProps extends PartProps {
  readonly onChange: (part: Partial<SuccessionDraft>) => void;
}

/** What becomes of which agency, when and by which decision. */
function Fields({ draft, agencies, onChange }: FieldsProps) {
  const { t } = useTranslation();
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
        onChange={(event) => onChange({ onDay: event.currentTarget.value })}
      />
      <AgencySelect
        label={t('directory.agency')}
        agencies={agencies}
        value={draft.from}
        onChange={(from) => onChange({ from, divisions: [] })}
      />
      <Destination draft={draft} agencies={agencies} onChange={onChange} />
      <TextInput
        required
        label={t('directory.basis')}
        placeholder="QĐ 12/QĐ-UBND 15/03/2026"
        value={draft.basis}
        onChange={(event) => onChange({ basis: event.currentTarget.value })}
      />
    </>
  );
}

/** What the agency becomes: another one, a part of it a new one, or itself under a new name. */
function Destination({ draft, agencies, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { kind, from, to, name } = draft;
  const nameField = (
    <TextInput
      label={t(kind === 'renamings' ? 'directory.newName' : 'directory.newAgencyName')}
      value={name}
      onChange={(event) => onChange({ name: event.currentTarget.value })}
    />
  );
  if (kind === 'renamings') return nameField;
  const others = agencies.filter(({ code }) => code !== from);
  if (kind === 'merges') {
    return <AgencySelect label={t('directory.mergeInto')} agencies={others} value={to} onChange={(code) => onChange({ to: code })} />;
  }
  const isKnown = others.some(({ code }) => code === to.trim().toLowerCase());
  const divisions = agencies.find(({ code }) => code === from)?.divisions ?? [];
  return (
    <>
      <Checkbox.Group
        label={t('directory.splitDivisions')}
        value={[...draft.divisions]}
        onChange={(chosen) => onChange({ divisions: chosen })}
      >
        {divisions.map((division) => (
          <Checkbox key={division.id} value={division.name} label={`${division.name} (${division.officialCount})`} mt={4} />
        ))}
      </Checkbox.Group>
      {from !== '' && divisions.length === 0 && <p className={classes['aside']}>{t('directory.noDivision')}</p>}
      <TextInput
        label={t('directory.splitTo')}
        value={to}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      {!isKnown && nameField}
    </>
  );
}

interface AgencySelectProps {
  readonly label: string;
  readonly agencies: readonly TreeAgencyReply[];
  readonly value: string;
  readonly onChange: (code: string) => void;
}

function AgencySelect({ label, agencies, value, onChange }: AgencySelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={label}
      data={[{ value: '', label: t('directory.chooseAgency') }, ...agencies.map(({ code, name }) => ({ value: code, label: name }))]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What will be different, before it is. */
function Following({ draft, agencies }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const from = agencies.find(({ code }) => code === draft.from);
  if (from === undefined) return null;
  const to = agencies.find(({ code }) => code === draft.to.trim().toLowerCase())?.name ?? draft.name;
  const { officials, mailboxes } = countMoved(draft, from);
  const words = {
    from: from.name,
    to,
    day: format.day(draft.onDay),
    officials: format.count(officials),
    mailboxes: format.count(mailboxes),
  };
  return (
    <div role="status" className={classes['aside']}>
      <p>{t(`directory.following.${draft.kind}`, { ...words, name: draft.name })}</p>
      <p>{t(draft.kind === 'renamings' ? 'directory.followingName' : 'directory.followingFigures')}</p>
    </div>
  );
}
