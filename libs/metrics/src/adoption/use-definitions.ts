import type {
  ActiveRule,
  DefinitionId,
  HabitRule,
  RegularRule,
  SendingRule,
  SessionRule,
  UseDefinition,
  UseRule,
} from '../contract/definition.ts';
import type { Silence } from '../contract/figure.ts';

type Registered<Rule extends UseRule> = UseDefinition & { readonly rule: Rule };

export const DU_1: Registered<ActiveRule> = { id: 'du-1@1', rule: { kind: 'active' } };

/** "Thường xuyên": access on 4 of 5 working days, and sent in half of the weeks that have at least 3. */
export const DU_2: Registered<RegularRule> = {
  id: 'du-2@1',
  rule: { kind: 'regular', accessRatio: 0.8, weekRatio: 0.5, minWeekDays: 3, minDays: 5 },
};

/** "Thói quen": access in 9 of the last 12 complete weeks that have at least 3 working days, sought in half a year. */
export const DU_3: Registered<HabitRule> = {
  id: 'du-3@1',
  rule: { kind: 'habit', weeks: 12, neededWeeks: 9, minWeekDays: 3, reachWeeks: 26 },
};

/** "Đầu/cuối buổi": access from 15 min before to 45 min after the start, and from 45 before to 15 after the end, of 80 % of the sessions. */
export const DU_4: Registered<SessionRule> = {
  id: 'du-4@1',
  rule: { kind: 'session', keptRatio: 0.8, outsideMinutes: 15, insideMinutes: 45 },
};

/** "Gửi thư": sent in the last 28 days. */
export const DU_5: Registered<SendingRule> = { id: 'du-5@1', rule: { kind: 'sending', days: 28 } };

/** Every definition of use in every version, in the order in which they are shown. */
export const USE_DEFINITIONS: readonly UseDefinition[] = [DU_1, DU_2, DU_3, DU_4, DU_5];

/** The definition of an id, or null when there is none. */
export function findDefinition(id: string): UseDefinition | null {
  return USE_DEFINITIONS.find((definition) => definition.id === id) ?? null;
}

/** Whether a text is the id of a definition, such as `du-2@1`. */
export function isDefinitionId(text: string): text is DefinitionId {
  return findDefinition(text) !== null;
}

/** What is lacking where a definition says nothing of people whose logs are all there. */
export const SILENCE_OF = {
  'du-1@1': 'too-few-days',
  'du-2@1': 'too-few-days',
  'du-3@1': 'too-few-weeks',
  'du-4@1': 'no-time-of-day',
  'du-5@1': 'too-few-days',
} as const satisfies Record<DefinitionId, Silence>;
