import { addDays, isIsoDate } from '@nhip-thu/metrics';
import type { WorkSession } from '@nhip-thu/metrics';
import type { NewSessionHours } from '../../api/calendar.ts';
import { readClock, readMonthDay } from './session-text.ts';

/** What is typed: days, `dd/mm` of the season, times of day. The afternoon may be empty. */
export const BLANK_HOURS = {
  ...{ validFrom: '', lastDay: '', from: '', to: '' },
  ...{ morningStart: '', morningEnd: '', afternoonStart: '', afternoonEnd: '', source: '', reason: '' },
};
export type HoursDraft = typeof BLANK_HOURS;
export type HoursField = keyof HoursDraft;
export type TypedHours = Pick<NewSessionHours, 'validFrom' | 'validTo' | 'from' | 'to' | 'sessions'>;

/** The times of day in their order. */
export const TIMES = ['morningStart', 'morningEnd', 'afternoonStart', 'afternoonEnd'] as const;

export type HoursFault = 'notMonthDay' | 'notClock' | 'lastDayTooEarly' | 'endsTooEarly';

/** What is wrong with a field as it stands; null while it is empty or right. */
export function findHoursFault(draft: HoursDraft, name: HoursField): HoursFault | null {
  if (draft[name] === '') return null;
  if (name === 'from' || name === 'to') return readMonthDay(draft[name]) === null ? 'notMonthDay' : null;
  if (name === 'lastDay') return draft.lastDay < draft.validFrom ? 'lastDayTooEarly' : null;
  const time = TIMES.find((each) => each === name);
  if (time === undefined) return null;
  if (readClock(draft[time]) === null) return 'notClock';
  return isTooEarly(draft, time) ? 'endsTooEarly' : null;
}

/** Whether a time of day does not come after the one before it; the afternoon may start when the morning ends. */
function isTooEarly(draft: HoursDraft, name: (typeof TIMES)[number]): boolean {
  const at = TIMES.indexOf(name);
  const [before, here] = [readClock(draft[TIMES[at - 1] ?? name]), readClock(draft[name])];
  if (at === 0 || before === null || here === null) return false;
  return name === 'afternoonStart' ? here < before : here <= before;
}

/** Whether a time must be filled in: an afternoon has both or none. */
export function isTimeRequired(draft: HoursDraft, name: (typeof TIMES)[number]): boolean {
  return !name.startsWith('afternoon') || draft.afternoonStart !== '' || draft.afternoonEnd !== '';
}

/** The hours as the server takes them; null while they are not complete. */
export function readHours(draft: HoursDraft): TypedHours | null {
  const { validFrom, lastDay } = draft;
  const [from, to] = [readMonthDay(draft.from), readMonthDay(draft.to)];
  const sessions = readSessions(draft);
  if (!isIsoDate(validFrom) || from === null || to === null || sessions === null) return null;
  if (findHoursFault(draft, 'lastDay') !== null) return null;
  return { validFrom, validTo: isIsoDate(lastDay) ? addDays(lastDay, 1) : null, from, to, sessions };
}

function readSessions(draft: HoursDraft): readonly WorkSession[] | null {
  if (TIMES.some((name) => isTooEarly(draft, name))) return null;
  const morning = readSession(draft.morningStart, draft.morningEnd);
  if (draft.afternoonStart === '' && draft.afternoonEnd === '') return morning && [morning];
  const afternoon = readSession(draft.afternoonStart, draft.afternoonEnd);
  return morning && afternoon && [morning, afternoon];
}

function readSession(from: string, to: string): WorkSession | null {
  const [start, end] = [readClock(from), readClock(to)];
  return start === null || end === null ? null : { start, end };
}
