import { parsePeriodId } from '../calendar/period.ts';
import type { GoalTerms, NamedAgency, NotificationContent, PrintedRate } from '../contract/notification.ts';
import type { IsoDate } from '../contract/period.ts';
import { dayOfMoment, viDay, viMoment, viPeriod } from '../document/vi-text.ts';
import { EN_WORDS, namePeriodInEnglish, VI_WORDS, type NotificationWords } from './notification-words.ts';

export type NotificationLanguage = 'vi' | 'en';

/** What a notification says, and the page that shows more. */
export interface DescribedNotification {
  /** A finding, in one sentence without full stop. */
  readonly title: string;
  /** Sentences. */
  readonly lines: readonly string[];
  /** Path of a page. */
  readonly path: string;
}

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;
const WORDS: Readonly<Record<NotificationLanguage, NotificationWords>> = { vi: VI_WORDS, en: EN_WORDS };

/**
 * A notification in words, the same in the notification centre, in letters and for other programs.
 * A goal that Home Affairs reached in July 2026: "Sở Nội vụ đạt chỉ tiêu sử dụng thường xuyên tháng 7 năm 2026: 91,2% (chỉ tiêu ≥ 90%)".
 */
export function describeNotification(content: NotificationContent, language: NotificationLanguage): DescribedNotification {
  const told: Telling = { words: WORDS[language], say: sayerOf(language) };
  // Each entry takes the content of its own kind.
  return DESCRIBERS[content.kind](content as never, told);
}

interface Telling {
  readonly words: NotificationWords;
  readonly say: Sayer;
}

type Describers = {
  readonly [Kind in NotificationContent['kind']]: (
    content: Extract<NotificationContent, { kind: Kind }>,
    telling: Telling,
  ) => DescribedNotification;
};

const DESCRIBERS: Describers = {
  'goal-crossed': ({ direction, metric, agency, periodId, rate, target }, { words, say }) => ({
    title: words[direction]({
      ...{ unit: agency?.name ?? words.province, metric: words.metrics[metric], period: say.period(periodId) },
      ...{ rate: say.rate(rate), target: say.target(target) },
    }),
    lines: [words.goalNote],
    path: pathOfGoal(metric, agency, periodId),
  }),
  'no-logs': ({ origin, lastAt }, { words, say }) => ({
    title: words.noLogs(origin, say.moment(lastAt)),
    lines: [words.noLogsNote],
    path: '/chat-luong',
  }),
  'registers-missing': ({ periodId, dueOn, isOverdue, agency, missing }, { words, say }) => {
    const due = { period: say.period(periodId), day: say.day(dueOn), isOverdue };
    const path = `/van-ban?ky=${periodId}`;
    return agency === null
      ? { title: words.registersOfAll({ ...due, count: missing.length }), lines: [words.list(say.names(missing))], path }
      : { title: words.registersOfOne({ ...due, agency: agency.name }), lines: [words.registersNote], path };
  },
  'report-ready': ({ template, periodId, number, code }, { words, say }) => ({
    title: words.reportReady(words.templates[template], say.period(periodId)),
    lines: [words.reportNote(number, code)],
    path: '/bao-cao',
  }),
  'report-waits': ({ template, periodId }, { words, say }) => ({
    title: words.reportWaits(words.templates[template], say.period(periodId)),
    lines: [words.waitsNote],
    path: '/chot-so-lieu',
  }),
  'report-failed': ({ template, periodId }, { words, say }) => ({
    title: words.reportFailed(words.templates[template], say.period(periodId)),
    lines: [words.failedNote],
    path: '/bao-cao/lich',
  }),
  digest: ({ periodId, metric, rate, target, met, measured, total, lowest, withoutData, isProvisional }, { words, say }) => {
    const named = { metric: words.metrics[metric], period: say.period(periodId), isProvisional };
    return {
      title: rate === null ? words.digestNothing(named) : words.digest({ ...named, rate: say.rate(rate) }),
      lines: [
        target === null ? words.noTarget : words.digestMet({ met, measured, total, target: say.target(target) }),
        ...(lowest.length === 0 ? [] : [words.lowest(lowest.map((each) => `${each.name} ${say.rate(each.rate)}`).join('; '))]),
        ...(withoutData.length === 0 ? [] : [words.withoutData(withoutData.length, say.names(withoutData))]),
      ],
      path: `/?ky=${periodId}&dn=${metric}`,
    };
  },
};

function pathOfGoal(metric: string, agency: NamedAgency | null, periodId: string): string {
  if (metric === 'paper-reduction@1') return `/van-ban?ky=${periodId}`;
  const page = agency === null ? '/' : `/co-quan/${encodeURIComponent(agency.code)}`;
  return `${page}?ky=${periodId}&dn=${metric}`;
}

interface Sayer {
  readonly rate: (rate: PrintedRate) => string;
  readonly target: (target: GoalTerms) => string;
  readonly period: (id: string) => string;
  readonly day: (day: IsoDate) => string;
  readonly moment: (iso: string) => string;
  readonly names: (agencies: readonly NamedAgency[]) => string;
}

const MOST_NAMES = 10;

function sayerOf(language: NotificationLanguage): Sayer {
  const percent = (value: number, least: number, most: number): string =>
    `${value.toLocaleString(LOCALES[language], { minimumFractionDigits: least, maximumFractionDigits: most })}%`;
  const isVietnamese = language === 'vi';
  return {
    rate: ({ sign, percent: value, digits }) => `${sign}${percent(value, digits, digits)}`,
    target: ({ comparator, threshold }) => `${comparator === '>=' ? '≥' : '>'} ${percent(threshold * 100, 0, 2)}`,
    period: (id) => {
      const period = parsePeriodId(id);
      if (period === null) return id;
      return isVietnamese ? viPeriod(period) : namePeriodInEnglish(period);
    },
    day: viDay,
    moment: (iso) => (isVietnamese ? viMoment(iso) : `${viMoment(iso).slice(0, 5)} on ${viDay(dayOfMoment(iso))}`),
    names: (agencies) => {
      const names = agencies.slice(0, MOST_NAMES).map(({ name }) => name);
      return agencies.length > MOST_NAMES ? `${names.join(', ')}, …` : names.join(', ');
    },
  };
}
