import { parsePeriodId, previousPeriod } from '../calendar/period.ts';
import type { GoalCrossed, GoalTerms, NamedAgency, NotificationContent, PrintedRate } from '../contract/notification.ts';
import type { IsoDate } from '../contract/period.ts';
import { dayOfMoment, viDay, viMoment, viPeriod, viPeriodShort } from '../document/vi-text.ts';
import { pinFigures } from './pin-figures.ts';
import { NOTIFICATION_LOCALES, sayRate, type NotificationLanguage } from './say-rate.ts';
import { EN_WORDS, namePeriodInEnglish, VI_WORDS, type NotificationWords } from './notification-words.ts';

/** What a notification says, and the page that shows more. */
export interface DescribedNotification {
  /** A finding, in one sentence without full stop. */
  readonly title: string;
  /** Sentences. */
  readonly lines: readonly string[];
  /** Path of a page. */
  readonly path: string;
}

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
  'goal-crossed': (content, { words, say }) => {
    const { direction, metric, agency, periodId, rate, target } = content;
    return {
      title: words[direction]({
        ...{ unit: agency?.name ?? words.province, metric: words.metrics[metric], period: say.period(periodId) },
        ...{ rate: say.rate(rate), target: say.target(target) },
      }),
      lines: linesOfGoal(content, { words, say }),
      path: pathOfGoal(content),
    };
  },
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
  'coverage-low': ({ periodId, agency, agencies }, { words, say }) => {
    const period = say.period(periodId);
    const shares = agencies.map(({ name, percent }) => ({ name, share: say.share(percent) }));
    const [own] = shares;
    return {
      title:
        agency !== null && own !== undefined
          ? words.coverageOfOne({ agency: own.name, share: own.share, period })
          : words.coverageOfAll(shares.length, period),
      lines: [...(agency === null ? [words.list(say.list(shares.map(({ name, share }) => `${name} ${share}`)))] : []), words.coverageNote],
      path: `/chat-luong?ky=${periodId}`,
    };
  },
  explanation: ({ id, agency, periodId, metric, act, dueOn }, { words, say }) => ({
    title: words.explanation[act]({
      ...{ id, agency: agency.name, metric: words.metrics[metric], period: say.period(periodId) },
      due: dueOn === null ? '' : words.dueBy(say.day(dueOn)),
    }),
    lines: [words.explanationNotes[act]],
    path: pathOfExplanation(id),
  }),
  'explanation-overdue': ({ id, agency, periodId, metric, turn, dueOn }, { words, say }) => ({
    title: words.explanationOverdue[turn]({
      ...{ id, agency: agency.name, metric: words.metrics[metric], period: say.period(periodId), due: say.day(dueOn) },
    }),
    lines: [words.overdueNote],
    path: pathOfExplanation(id),
  }),
  digest: (content, { words, say }) => {
    const { periodId, metric, rate, target, met, measured, total, lowest, withoutData, isProvisional, trend = [] } = content;
    const named = { metric: words.metrics[metric], period: say.period(periodId), isProvisional };
    const sayKnown = (known: PrintedRate | null): string => (known === null ? words.unknown : say.rate(known));
    return {
      title: rate === null ? words.digestNothing(named) : words.digest({ ...named, rate: say.rate(rate) }),
      lines: [
        target === null ? words.noTarget : words.digestMet({ met, measured, total, target: say.target(target) }),
        ...(lowest.length === 0 ? [] : [words.lowest(lowest.map((each) => `${each.name} ${say.rate(each.rate)}`).join('; '))]),
        ...(withoutData.length === 0 ? [] : [words.withoutData(withoutData.length, say.names(withoutData))]),
        ...(trend.length < 2
          ? []
          : [words.trend(trend.map((each) => `${say.shortPeriod(each.periodId)} ${sayKnown(each.rate)}`).join('; '))]),
      ],
      path: `/?ky=${periodId}&dn=${metric}${pinOf(periodId, content.snapshotId)}`,
    };
  },
};

/** How it was in the period before, and what was counted: of paper there is one way to count. */
function linesOfGoal({ direction, metric, periodId, before }: GoalCrossed, { words, say }: Telling): string[] {
  const period = parsePeriodId(periodId);
  const rate = before === undefined ? null : say.rate(before);
  return [
    ...(period === null ? [] : [words.goalBefore({ period: say.period(previousPeriod(period).id), rate, wasMet: direction === 'fallen' })]),
    ...(metric === 'paper-reduction@1' ? [] : [words.goalDefinition(metric.toUpperCase())]),
  ];
}

/** The card of one explanation on the page of all. */
function pathOfExplanation(id: number): string {
  return `/giai-trinh#giai-trinh-${id}`;
}

/** Has the page tell whether its figures are still those that were told. */
function pinOf(periodId: string, snapshotId: number | undefined): string {
  return snapshotId === undefined ? '' : `&sn=${pinFigures(periodId, [snapshotId])}`;
}

function pathOfGoal({ metric, agency, periodId, snapshotId }: GoalCrossed): string {
  if (metric === 'paper-reduction@1') return `/van-ban?ky=${periodId}`;
  const page = agency === null ? '/' : `/co-quan/${encodeURIComponent(agency.code)}`;
  return `${page}?ky=${periodId}&dn=${metric}${pinOf(periodId, snapshotId)}`;
}

interface Sayer {
  readonly rate: (rate: PrintedRate) => string;
  readonly target: (target: GoalTerms) => string;
  readonly period: (id: string) => string;
  readonly day: (day: IsoDate) => string;
  readonly moment: (iso: string) => string;
  readonly shortPeriod: (id: string) => string;
  /** A coverage, already rounded. */
  readonly share: (percent: number) => string;
  readonly names: (agencies: readonly NamedAgency[]) => string;
  /** So many as are read, and that there are more. */
  readonly list: (items: readonly string[]) => string;
}

const MOST_NAMES = 10;

function listOf(items: readonly string[]): string {
  const shown = items.slice(0, MOST_NAMES).join(', ');
  return items.length > MOST_NAMES ? `${shown}, …` : shown;
}

function sayerOf(language: NotificationLanguage): Sayer {
  const percent = (value: number, least: number, most: number): string =>
    `${value.toLocaleString(NOTIFICATION_LOCALES[language], { minimumFractionDigits: least, maximumFractionDigits: most })}%`;
  const isVietnamese = language === 'vi';
  return {
    rate: (rate) => sayRate(rate, language),
    target: ({ comparator, threshold }) => `${comparator === '>=' ? '≥' : '>'} ${percent(threshold * 100, 0, 2)}`,
    period: (id) => {
      const period = parsePeriodId(id);
      if (period === null) return id;
      return isVietnamese ? viPeriod(period) : namePeriodInEnglish(period);
    },
    day: viDay,
    moment: (iso) => (isVietnamese ? viMoment(iso) : `${viMoment(iso).slice(0, 5)} on ${viDay(dayOfMoment(iso))}`),
    shortPeriod: (id) => {
      const period = parsePeriodId(id);
      if (period === null) return id;
      if (!isVietnamese) return namePeriodInEnglish(period);
      return period.kind === 'iso-week' ? viPeriod(period) : viPeriodShort(period);
    },
    share: (value) => percent(value, 1, 1),
    names: (agencies) => listOf(agencies.map(({ name }) => name)),
    list: listOf,
  };
}
