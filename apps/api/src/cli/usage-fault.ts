/** What can be wrong with an argument. */
export const USAGE_CODES = [
  'no-such-file',
  'not-a-file',
  'unreadable-file',
  'unwritable-file',
  'folder-filled',
  'unusable-folder',
  'bad-year',
  'year-fixed',
  'format-fixed',
  'bad-zone',
  'not-json',
  'zone-fixed',
  'bad-date',
  'bad-percent',
  'dates-reversed',
  'period-not-over',
  'no-span',
  'unmasked-only',
  'no-figures',
  'bad-origin',
  'bad-network',
  'too-many-networks',
  'no-password',
  'bad-password',
  'common-password',
  'unknown-account',
  'name-taken',
  'no-own-mailbox',
  'not-own-mailbox',
  'letter-not-sent',
  'unknown-token',
  'unknown-segment',
  'unknown-origin',
  'unknown-agency',
  'bad-format',
  'unknown-official',
  'nobody-named',
  'one-of-these',
  'bad-count',
  'bad-number',
  'bad-month',
  'no-such-month',
  'bad-amount',
  'unknown-coefficient',
  'bad-domain',
  'bad-text',
  'not-usable',
  'needs-yes',
  'refused-packing',
  'not-packed',
  'already-there',
  'not-a-secret',
  'hidden-program',
] as const;
export type UsageCode = (typeof USAGE_CODES)[number];

/** One argument that cannot be used: its name as typed, and what was found there. */
export interface UsageFault {
  readonly argument: string;
  readonly code: UsageCode;
  readonly found: string;
  /** What would be right, for codes that know it. */
  readonly expected?: string;
}

/** The command was not started because of its arguments; all faults at once. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(
    readonly faults: readonly UsageFault[],
    options?: ErrorOptions,
  ) {
    super(faults.map((fault) => `${fault.argument}: ${fault.code}`).join(', '), options);
  }
}

/** Somebody pressed Ctrl-C; `hint` says how to go on. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  constructor(readonly hint: string) {
    super('interrupted');
  }
}
