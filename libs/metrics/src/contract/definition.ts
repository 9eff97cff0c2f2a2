/** The definitions of use; a figure names one with its version. */
export type DefinitionName = 'du-1' | 'du-2' | 'du-3' | 'du-4' | 'du-5';

/**
 * Id of a versioned definition of use: DU-1 "có hoạt động", DU-2 "thường xuyên", DU-3 "thói quen", DU-4 "đầu/cuối buổi", DU-5 "gửi thư".
 * A changed rule is a new version, never an edit.
 */
export type DefinitionId = `${DefinitionName}@1`;

/** DU-1: at least one human access in the period. */
export interface ActiveRule {
  readonly kind: 'active';
}

/** DU-2: access on a share of one's covered working days, and sent in a share of the weeks. Ratios 0..1, read as the decimals they are written as. */
export interface RegularRule {
  readonly kind: 'regular';
  readonly accessRatio: number;
  readonly weekRatio: number;
  /** Own covered working days that make a week count. */
  readonly minWeekDays: number;
  /** Own covered working days below which nothing is said. */
  readonly minDays: number;
}

/** DU-3: access in some of the last complete weeks. */
export interface HabitRule {
  readonly kind: 'habit';
  /** Weeks looked at, and those of them with an access. */
  readonly weeks: number;
  readonly neededWeeks: number;
  readonly minWeekDays: number;
  /** Complete weeks before the end among which they are sought; older ones are not known. */
  readonly reachWeeks: number;
}

/** DU-4: access at the beginning and at the end of sessions; minutes, both ends of each window included. */
export interface SessionRule {
  readonly kind: 'session';
  /** Share of the due sessions to be kept, 0..1. */
  readonly keptRatio: number;
  /** The window at the start: from so many minutes before it to so many after. At the end: the same two, turned round. */
  readonly outsideMinutes: number;
  readonly insideMinutes: number;
}

/** DU-5: at least one message sent in the last days. */
export interface SendingRule {
  readonly kind: 'sending';
  readonly days: number;
}

/** What a definition counts, as numbers that can be changed for a what-if. */
export type UseRule = ActiveRule | RegularRule | HabitRule | SessionRule | SendingRule;

export interface UseDefinition {
  readonly id: DefinitionId;
  readonly rule: UseRule;
}
