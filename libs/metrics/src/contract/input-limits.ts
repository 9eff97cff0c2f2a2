/** Characters that somebody may write at most when they ask, answer or explain. */
export const TEXT_LIMIT = 4000;

/** Characters of a reason, a source, a basis or an approver at most. */
export const SHORT_TEXT_LIMIT = 500;

/** What the wish for a named view is held to: days at most, characters of its purpose and its basis at least ("QĐ 1" is one). */
export const NAMED_VIEW_LIMITS = { days: 30, purpose: 10, basis: 4 } as const;
