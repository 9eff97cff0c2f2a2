import { COVERAGE_DEFINITION } from './coverage-minutes.ts';
import { ROLE_FLOW } from './role-flow.ts';
import { DU_4, USE_DEFINITIONS } from './use-definitions.ts';

/** The rules that stored figures were made by, as texts: any difference means that they must be computed again. */
export interface RuleVersions {
  /** By which days are judged: human access, the windows of sessions, volume, flow by role. */
  readonly days: string;
  /** By which periods are counted: definitions with their thresholds, coverage, live boxes, active days, which units there were. */
  readonly periods: string;
}

/** The rules of this version of the program. Thresholds stand beside the versions, so that one changed without a new version is seen too. */
export const RULE_VERSIONS: RuleVersions = {
  days: JSON.stringify(['ha@1', 'volume@1', ROLE_FLOW, DU_4.rule.outsideMinutes, DU_4.rule.insideMinutes]),
  periods: JSON.stringify([COVERAGE_DEFINITION, 'boxes@1', 'units@2', 'active-days@1', ...USE_DEFINITIONS]),
};
