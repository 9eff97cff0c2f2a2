import type { UseRule } from '@nhip-thu/metrics';
import type { Format } from './format.ts';

/** The numbers of a rule as its words name them. */
export function numbersOf(rule: UseRule, format: Format): Record<string, string> {
  switch (rule.kind) {
    case 'active':
      return {};
    case 'regular':
      return {
        access: format.threshold(rule.accessRatio),
        weeks: format.threshold(rule.weekRatio),
        minWeekDays: format.count(rule.minWeekDays),
        minDays: format.count(rule.minDays),
      };
    case 'habit':
      return {
        weeks: format.count(rule.weeks),
        needed: format.count(rule.neededWeeks),
        minWeekDays: format.count(rule.minWeekDays),
        reach: format.count(rule.reachWeeks),
      };
    case 'session':
      return {
        kept: format.threshold(rule.keptRatio),
        outside: format.count(rule.outsideMinutes),
        inside: format.count(rule.insideMinutes),
      };
    case 'sending':
      return { days: format.count(rule.days) };
  }
}
