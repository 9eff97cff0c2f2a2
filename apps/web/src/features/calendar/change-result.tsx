import type { CalendarChangeReply } from '@nhip-thu/metrics';
import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

interface ChangeResultProps {
  readonly change: Pick<UseMutationResult<CalendarChangeReply>, 'data' | 'error'>;
  /** Whether all that is wrong stands at fields. */
  readonly isToldAtFields: boolean;
}

/** How the last change of the calendar went. */
export function ChangeResult({ change, isToldAtFields }: ChangeResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error } = change;
  if (error !== null && isToldAtFields) return null;
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return null;
  const counts = { days: format.count(data.dirtyDays), periods: format.count(data.dirtyPeriods) };
  return (
    <div role="status">
      <Notice tone="success" title={t('calendar.saved', counts)} />
      {data.changesNothing && <Notice tone="warning" title={t('calendar.previewNothing')} text={t('calendar.previewNothingText')} />}
    </div>
  );
}
