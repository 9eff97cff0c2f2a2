/** Why an understood line carries nothing we keep. */
export type IgnoredKind =
  /** The first line of a slice, cut by whoever cut the slice. */
  | 'partial-head'
  | 'empty'
  | 'other-program'
  /** "last message repeated" whose previous line is not in the slice. */
  | 'repeat-of-unknown'
  | 'postfix-connection'
  | 'postfix-reject'
  | 'postfix-header'
  /** Deferred, bounced, handed to another host, or thrown away by a filter. */
  | 'postfix-no-copy'
  | 'postfix-other'
  | 'dovecot-session'
  | 'dovecot-other'
  /** Column names, banners, rulers, comments. */
  | 'header'
  /** Goes on with the line before: a repeated header, a stack trace. */
  | 'continuation'
  /** An event of a message or session that is not counted, or whose twin is. */
  | 'other-event'
  /** Turned away at the door: a recipient, a client, a wrong password of SMTP. */
  | 'refused'
  /** Deferred, failed, or delivered outside. */
  | 'no-copy';

export const REJECTED_REASONS = [
  'no-envelope',
  'bad-time',
  'future-time',
  'malformed-postfix',
  'malformed-dovecot',
  /** A record of any other dialect that lacks a field or has one that cannot be. */
  'malformed-record',
  /** A record of an export whose column names are not in the slice: it begins after its header. */
  'no-header',
  /** A row of figures over several days, which can't be told apart. */
  'several-days',
  /** A line at which the parser threw: set apart by `CarefulParser`, so that the lines around it count. */
  'parser-fault',
] as const;

/** Why a line could not be understood. Its text is never kept. */
export type RejectedReason = (typeof REJECTED_REASONS)[number];

/** What became of the lines of one chunk: `lines = parsed + ignored + rejected + oversize`. */
export interface LineCounts {
  readonly lines: number;
  readonly parsed: number;
  readonly ignored: number;
  readonly rejected: number;
  /** Lines longer than 64 KiB, in an export (CSV) longer than 1 MiB. */
  readonly oversize: number;
  /** Bytes of all these lines, newlines included. */
  readonly lineBytes: number;
  readonly ignoredKinds: Readonly<Partial<Record<IgnoredKind, number>>>;
  readonly rejectedReasons: Readonly<Partial<Record<RejectedReason, number>>>;
}
