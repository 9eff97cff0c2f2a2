import { useTranslation } from 'react-i18next';
import { useHours, useMailDays, useStickiness } from '../api/rhythm.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { Hours } from '../features/rhythm/hours.tsx';
import { MailDays } from '../features/rhythm/mail-days.tsx';
import { Stickiness } from '../features/rhythm/stickiness.tsx';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { Later } from './later.tsx';

interface RhythmCardProps {
  readonly periodId: string;
  /** What the figures of the period were made from. */
  readonly snapshotIds: readonly number[];
}

/** When, and how habitually, the province uses its mailboxes. */
export function RhythmCards({ periodId, snapshotIds }: RhythmCardProps) {
  return (
    <>
      <MailDaysCard periodId={periodId} snapshotIds={snapshotIds} />
      <HoursCard periodId={periodId} snapshotIds={snapshotIds} />
      <StickinessCard periodId={periodId} />
    </>
  );
}

/** The calendar of mail, asked for once the figures of the page are drawn. */
function MailDaysCard({ periodId, snapshotIds }: RhythmCardProps) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  const days = useMailDays(periodId, useAfterPaint());
  return (
    <Later name={t('rhythm.title')} answer={days} height={460}>
      {(reply) => (
        <MailDays
          reply={reply}
          snapshotIds={days.isPlaceholderData ? [] : snapshotIds}
          isTable={state.isTwin}
          onToggle={() => choose({ isTwin: !state.isTwin })}
          isBusy={days.isPlaceholderData}
        />
      )}
    </Later>
  );
}

/** The hours of the week, likewise. */
function HoursCard({ periodId, snapshotIds }: RhythmCardProps) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  const hours = useHours(periodId, useAfterPaint());
  return (
    <Later name={t('rhythm.hours.title')} answer={hours} height={380}>
      {(reply) => (
        <Hours
          reply={reply}
          snapshotIds={hours.isPlaceholderData ? [] : snapshotIds}
          isTable={state.isHourTable}
          onToggle={() => choose({ isHourTable: !state.isHourTable })}
          isBusy={hours.isPlaceholderData}
        />
      )}
    </Later>
  );
}

/** How habitual use is, likewise. */
function StickinessCard({ periodId }: Pick<RhythmCardProps, 'periodId'>) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  const stickiness = useStickiness(periodId, useAfterPaint());
  return (
    <Later name={t('rhythm.habit.title')} answer={stickiness} height={460}>
      {(reply) => (
        <Stickiness
          reply={reply}
          isTable={state.isHabitTable}
          onToggle={() => choose({ isHabitTable: !state.isHabitTable })}
          isBusy={stickiness.isPlaceholderData}
          isOtherStructure={state.structure !== 'tai-thoi-diem'}
        />
      )}
    </Later>
  );
}
