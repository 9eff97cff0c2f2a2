import { useDebouncedValue } from '@mantine/hooks';
import type { CalendarPreviewReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../api/problem.ts';
import { useCalendarPreview, type PlannedCalendarChange } from '../../api/calendar.ts';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { writeSessions } from './session-text.ts';

const TYPING_MS = 300;

/** That a day is in the calendar already, in the server's words, which belong to the field of the day; null: not refused for that. */
export function readTaken(error: Error | null): string | null {
  return wordsOf(error, ['calendar-day-taken']);
}

/** The same for a change that is being typed, which must keep its identity while it is the same. */
export function usePreviewedTaken(change: PlannedCalendarChange | null): string | null {
  const [asked] = useDebouncedValue(change, TYPING_MS);
  const { error } = useCalendarPreview(asked);
  return asked === change ? readTaken(error) : null;
}

/** What a change would do, asked while it is typed; nothing while it is not complete. */
export function ChangePreview({ change }: { readonly change: PlannedCalendarChange | null }) {
  const [asked] = useDebouncedValue(change, TYPING_MS);
  const preview = useCalendarPreview(asked);
  if (change === null || asked === null) return null;
  if (readTaken(preview.error) !== null) return null;
  if (preview.isError) return <ProblemNotice error={preview.error} />;
  // What was said of another day is not left standing beside this one.
  if (preview.data === undefined || preview.isPlaceholderData) return <Placeholder height={72} />;
  return <Impact reply={preview.data} />;
}

function Impact({ reply }: { readonly reply: CalendarPreviewReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dirtyDays, dirtyPeriods, firstDay, lastDay, sample } = reply;
  const counts =
    firstDay === null || lastDay === null
      ? t('calendar.previewNoLogs')
      : t('calendar.previewLogs', { days: format.count(dirtyDays), from: format.day(firstDay), to: format.day(lastDay) });
  const periods = dirtyPeriods === 0 ? '' : ` ${t('calendar.previewPeriods', { periods: format.count(dirtyPeriods) })}`;
  if (sample === null) return <Notice tone="warning" title={t('calendar.previewNothing')} text={t('calendar.previewNothingText')} />;
  const sessions = (of: typeof sample.before): string => (of.length === 0 ? t('calendar.off') : writeSessions(of));
  return (
    <div data-preview>
      <Notice
        tone="info"
        title={t('calendar.previewTitle', { day: format.day(sample.day), before: sessions(sample.before), after: sessions(sample.after) })}
        text={counts + periods}
      />
    </div>
  );
}
