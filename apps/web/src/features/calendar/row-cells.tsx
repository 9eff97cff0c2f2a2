import type { CalendarEntryReply, SessionHoursReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { nameSeeded } from '../../text/seeded-text.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './calendar.module.css';

interface RowProps {
  readonly row: CalendarEntryReply | SessionHoursReply;
}

/** What a row rests on, who entered it and why. */
export function RowSource({ row: { source, entered } }: RowProps) {
  const { t } = useTranslation();
  return (
    <>
      {nameSeeded(t, source)}
      <p className={classes['aside']}>{t('calendar.enteredBy', { by: entered.by, reason: nameSeeded(t, entered.reason) })}</p>
    </>
  );
}

/** Whether a row holds; of one withdrawn, who, when and why. */
export function RowState({ row: { isTentative, withdrawn } }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (withdrawn === null) return t(isTentative ? 'calendar.tentative' : 'calendar.inForce');
  return t('calendar.withdrawnBy', { by: withdrawn.by, time: format.moment(withdrawn.at), reason: withdrawn.reason });
}
