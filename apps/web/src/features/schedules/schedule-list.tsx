import { Button } from '@mantine/core';
import type { ScheduleRecipient, ScheduleReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useCanWriteSchedules } from '../../api/access.ts';
import { useRemoveSchedule } from '../../api/schedules.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable, type CardRow } from '../../ui/card-table.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './schedules.module.css';

const COLUMNS = ['what', 'when', 'recipients', 'last'] as const;

/** What is sent by itself, when, to whom, and how it went the last times. */
export function ScheduleList({ schedules }: { readonly schedules: readonly ScheduleReply[] }) {
  const { t } = useTranslation();
  const canWrite = useCanWriteSchedules();
  const remove = useRemoveSchedule();
  const rows = schedules.map((schedule): CardRow => ({
    key: schedule.id,
    marks: { 'data-schedule': schedule.kind },
    cells: [
      <What key="what" schedule={schedule} />,
      <When key="when" schedule={schedule} />,
      nameRecipients(t, schedule),
      <Runs key="runs" schedule={schedule} />,
      ...(canWrite
        ? [
            <Button key="stop" variant="default" size="xs" loading={remove.isPending} onClick={() => remove.mutate(schedule.id)}>
              {t('schedules.stop')}
            </Button>,
          ]
        : []),
    ],
  }));
  const heads = [...COLUMNS, ...(canWrite ? (['stop'] as const) : [])];
  return (
    <>
      <CardTable
        label={t('schedules.region')}
        className={classes['table']}
        columns={heads.map((key) => ({ key, head: t(`schedules.${key}`) }))}
        rows={rows}
      />
      <div role="status">{remove.isError && <ProblemNotice error={remove.error} />}</div>
    </>
  );
}

/** Reminders go to the units they are about, whoever else is named. */
function nameRecipients(t: TFunction, { kind, recipients }: ScheduleReply): string {
  const named = recipients.map((recipient) => nameRecipient(t, recipient));
  return [...(kind === 'registers' ? [t('schedules.unitsReminded')] : []), ...named].join(', ');
}

function nameRecipient(t: TFunction, { displayName, obstacle }: ScheduleRecipient): string {
  return obstacle === null ? displayName : `${displayName} (${t(`schedules.obstacles.${obstacle}`)})`;
}

function What({ schedule: { kind, template, formats } }: { readonly schedule: ScheduleReply }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`schedules.kinds.${kind}`)}
      {template !== null && (
        <div className={classes['aside']}>
          {t(`reports.templates.${template}`)} · {formats.map((format) => format.toUpperCase()).join(', ')}
        </div>
      )}
    </>
  );
}

function When({ schedule: { cadence, day, hour, nextAt } }: { readonly schedule: ScheduleReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (cadence === 'at-once' || day === null || hour === null || nextAt === null) return t('schedules.atOnce');
  const time = `${String(hour).padStart(2, '0')}:00`;
  const weekday = cadence === 'weekly' ? t(`schedules.weekdays.${day}` as 'schedules.weekdays.1') : '';
  return (
    <>
      {cadence === 'weekly' ? t('schedules.weekly', { weekday, time }) : t('schedules.monthly', { day, time })}
      <div className={classes['aside']}>{t('schedules.next', { time: format.moment(nextAt) })}</div>
    </>
  );
}

function Runs({ schedule: { runs } }: { readonly schedule: ScheduleReply }) {
  const { t } = useTranslation();
  if (runs.length === 0) return t('schedules.notYet');
  return runs.map(({ periodId, state }) => (
    <div key={periodId}>
      {abbreviatePeriod(t, periodId)}: {t(`schedules.runs.${state}`)}
    </div>
  ));
}
