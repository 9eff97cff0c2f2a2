import { Button, NativeSelect } from '@mantine/core';
import { REPORT_FORMATS, REPORT_TEMPLATES, type ScheduleRecipient } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt } from '../../api/problem.ts';
import { useAddSchedule } from '../../api/schedules.ts';
import { Card } from '../../ui/card.tsx';
import { CheckGroup } from '../../ui/check-group.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import { FIRST_DRAFT, listRecipients, ofKind, orderOf, SCHEDULE_KINDS, type ScheduleDraft } from './schedule-draft.ts';
import classes from './schedules.module.css';

const HEADING = 'lich-gui-moi';
/** What the form shows the faults of, by the names of the server. */
const FIELDS = ['template', 'formats', 'day', 'hour', 'recipients'];
const DAYS = { monthly: 28, weekly: 7 } as const;

interface PartProps {
  /** What the server found wrong with the draft. */
  readonly fault: Error | null;
  readonly draft: ScheduleDraft;
  readonly onChange: (change: Partial<ScheduleDraft>) => void;
}

/** Adds a schedule: what, when, to whom. */
export function ScheduleForm({ candidates }: { readonly candidates: readonly ScheduleRecipient[] }) {
  const { t } = useTranslation();
  const add = useAddSchedule();
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const onChange = (change: Partial<ScheduleDraft>): void => {
    add.reset();
    setDraft({ ...draft, ...change });
  };
  const part = { draft, onChange, fault: add.error };
  return (
    <Card labelledBy={HEADING}>
      <h2 id={HEADING}>{t('schedules.add')}</h2>
      <form
        {...useFaultFocus()}
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(orderOf(draft), { onSuccess: () => setDraft(FIRST_DRAFT) });
        }}
      >
        <NativeSelect
          label={t('schedules.kind')}
          data={SCHEDULE_KINDS.map((kind) => ({ value: kind, label: t(`schedules.kinds.${kind}`) }))}
          value={draft.kind}
          onChange={({ currentTarget: { value } }) => onChange(ofKind(draft, value, candidates))}
        />
        {draft.kind === 'report' && <ReportFields {...part} />}
        {draft.kind !== 'alerts' && <TimeFields {...part} />}
        <RecipientFields {...part} candidates={candidates} />
        <Button type="submit" w="fit-content" loading={add.isPending}>
          {t('schedules.submit')}
        </Button>
        <div className={classes['wide']} role="status">
          <FormProblem error={add.error} fields={FIELDS} />
          {add.isSuccess && t('schedules.added')}
        </div>
      </form>
    </Card>
  );
}

function ReportFields({ draft, fault, onChange }: PartProps) {
  const { t } = useTranslation();
  const templates = REPORT_TEMPLATES.filter((template) => template !== 'agency');
  return (
    <>
      <NativeSelect
        label={t('reports.template')}
        error={faultAt(fault, 'template')}
        data={templates.map((template) => ({ value: template, label: t(`reports.templates.${template}`) }))}
        value={draft.template}
        onChange={({ currentTarget: { value } }) => onChange({ template: templates.find((each) => each === value) ?? 'monthly' })}
      />
      <CheckGroup
        label={t('reports.formats')}
        error={faultAt(fault, 'formats')}
        options={REPORT_FORMATS.map((format) => ({ value: format, label: format.toUpperCase() }))}
        value={draft.formats}
        onChange={(formats) => onChange({ formats })}
      />
    </>
  );
}

function TimeFields({ draft, fault, onChange }: PartProps) {
  const { t } = useTranslation();
  const isWeekly = draft.kind === 'digest' && draft.isWeekly;
  const days = Array.from({ length: DAYS[isWeekly ? 'weekly' : 'monthly'] }, (_, index) => index + 1);
  return (
    <>
      {draft.kind === 'digest' && (
        <NativeSelect
          label={t('schedules.cadence')}
          data={[
            { value: 'monthly', label: t('schedules.everyMonth') },
            { value: 'weekly', label: t('schedules.everyWeek') },
          ]}
          value={isWeekly ? 'weekly' : 'monthly'}
          onChange={({ currentTarget: { value } }) => onChange({ isWeekly: value === 'weekly', day: 1 })}
        />
      )}
      <NativeSelect
        label={isWeekly ? t('schedules.weekday') : t('schedules.day')}
        data={days.map((day) => ({
          value: String(day),
          label: isWeekly ? t(`schedules.weekdays.${day}` as 'schedules.weekdays.1') : String(day),
        }))}
        error={faultAt(fault, 'day')}
        value={String(draft.day)}
        onChange={({ currentTarget: { value } }) => onChange({ day: Number(value) })}
      />
      <NativeSelect
        label={t('schedules.hour')}
        error={faultAt(fault, 'hour')}
        data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))}
        value={String(draft.hour)}
        onChange={({ currentTarget: { value } }) => onChange({ hour: Number(value) })}
      />
    </>
  );
}

function RecipientFields({ draft, fault, onChange, candidates }: PartProps & { readonly candidates: readonly ScheduleRecipient[] }) {
  const { t } = useTranslation();
  return (
    <CheckGroup
      className={classes['wide']}
      label={t('schedules.recipients')}
      description={t(draft.kind === 'registers' ? 'schedules.recipientsOfReminders' : 'schedules.recipientsHint')}
      error={faultAt(fault, 'recipients')}
      options={listRecipients(draft.kind, candidates).map(({ username, displayName, role, obstacle }) => ({
        value: username,
        label: `${displayName} (${role === null ? '' : t(`role.${role}`)})${obstacle === null ? '' : ` – ${t(`schedules.obstacles.${obstacle}`)}`}`,
      }))}
      value={draft.recipients}
      onChange={(recipients) => onChange({ recipients })}
    />
  );
}
