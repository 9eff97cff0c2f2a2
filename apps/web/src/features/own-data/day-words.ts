import type { OwnDayEvidence, OwnDayReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';

/** How a day looks in the grid: days of no work are apart from days on which nothing was seen. */
export type DayMark = 'used' | 'used-apart' | 'used-so-far' | 'machine' | 'not-seen' | 'unknown' | 'away' | 'off' | 'ahead';

export function markOf({ state, use, evidence, isCounted }: OwnDayReply): DayMark {
  if (use === null) return state === 'outside' ? 'away' : 'ahead';
  if (use === 'used') return isCounted ? 'used' : 'used-apart';
  if (use === 'used-so-far') return use;
  if (state === 'off') return 'off';
  if (state !== 'worked') return 'away';
  if (use === 'unknown') return 'unknown';
  return evidence !== null && evidence.logins > 0 ? 'machine' : 'not-seen';
}

/** What was seen, in words; null when no log tells anything. */
export function describeEvidence(t: TFunction, format: Format, evidence: OwnDayEvidence | null): string | null {
  if (evidence === null) return null;
  const { sent, received, logins, accessPoints, firstAt, lastAt, isDoubtful } = evidence;
  const [first, last] = [firstAt, lastAt].map((at) => (at === null ? null : format.moment(at)));
  const words = [
    t('ownData.evidence.access', { count: accessPoints }),
    ...(first !== null && last !== null ? [t(`ownData.evidence.${first === last ? 'time' : 'times'}`, { first, last })] : []),
    t('ownData.evidence.sent', { count: sent }),
    t('ownData.evidence.received', { count: received }),
    t('ownData.evidence.logins', { count: logins }),
    ...(isDoubtful ? [t('ownData.evidence.doubtful')] : []),
  ];
  return words.join(' · ');
}

/** The whole of a day in one sentence. */
export function describeDay(t: TFunction, format: Format, day: OwnDayReply): string {
  const evidence = describeEvidence(t, format, day.evidence);
  return [
    format.day(day.day),
    t(`ownData.states.${day.state}`),
    ...(day.use === null ? [] : [t(`ownData.uses.${markOf(day) === 'machine' ? 'machine' : day.use}`)]),
    ...(day.state === 'worked' && day.use !== null && day.use !== 'used-so-far' && !day.isCounted ? [t('ownData.notCounted')] : []),
    ...(evidence === null ? [] : [evidence]),
  ].join(' · ');
}
