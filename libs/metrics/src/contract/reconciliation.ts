import type { LedgerCounts, SegmentReply, SegmentState } from './ingest.ts';

/** The promises of the ingest: durable, conserved, counted once, in any order, recomputable, no silent loss. */
export type InvariantId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6';

/**
 * `holds`; `noted`: holds, and the ledger knows of something lost, refused or unfinished; `pending`: cannot be told yet, since work is under
 * way; `broken`: a defect or damage, see `faults`.
 */
export type InvariantState = 'holds' | 'noted' | 'pending' | 'broken';

/** What was looked at; the web puts it into words. */
export type InvariantCheckCode =
  /** I1: every file of the ledger is in the spool. counts: files, bytes, missing, wrongSize, changed (by the last reading of its bytes, once a week), removed (by age) */
  | 'files'
  /** I2: bytes read = bytes of lines, stored = read + unfinished line at the end. counts: bytes, tailBytes, differing */
  | 'bytes'
  /** I2: lines = parsed + ignored + rejected + oversize. counts: lines, parsed, ignored, rejected, oversize, differing */
  | 'lines'
  /** I2: facts = fresh + duplicate. counts: facts, fresh, duplicate, differing */
  | 'facts'
  /** I2: facts in blocks, and those removed by age = facts that segments brought as fresh. counts: fresh, stored, removed (by age) */
  | 'blocks'
  /** I3: hours made again from the files equal what is stored, byte for byte. counts: days, hours, differing */
  | 'hours-again'
  /** I4: the same, with the files united newest first. counts: as `hours-again` */
  | 'hours-reversed'
  /** I5: days computed again equal what is stored, row for row. counts: days, rows, differing */
  | 'figures-again'
  /** I6: what was refused, cut or lost, by name. counts: rejected, oversize, linesCut, linesLost, damagedSegments, failedSegments, unconfirmedFacts */
  | 'losses'
  /** I6: what still waits. counts: received, undoing, dirtyDays, dirtyPeriods */
  | 'waiting';

/** Where something does not add up. */
export interface InvariantFault {
  /** null when it is about a day of an origin. */
  readonly segmentId: string | null;
  readonly origin: string;
  /** File name, or the day. */
  readonly name: string;
  readonly problem: 'missing' | 'changed' | 'wrong-size' | 'differs';
  /** By how much (bytes, lines, facts, rows); null when that is no number. */
  readonly difference: number | null;
}

export interface InvariantCheckReply {
  readonly code: InvariantCheckCode;
  readonly state: InvariantState;
  readonly counts: Readonly<Record<string, number>>;
  /** At most 20. */
  readonly faults: readonly InvariantFault[];
}

/** One line of the ledger page. */
export interface InvariantReply {
  readonly id: InvariantId;
  /** The worst of its checks. */
  readonly state: InvariantState;
  readonly checks: readonly InvariantCheckReply[];
}

/** Sums over the segments of one origin; undone ones are left out except in `undoneSegments`. */
export interface OriginTotals extends LedgerCounts {
  readonly origin: string;
  readonly segments: number;
  readonly failedSegments: number;
  readonly undoneSegments: number;
  readonly provisionalSegments: number;
  readonly bytes: number;
  /** Facts that came over UDP only, and are therefore in no figure. */
  readonly unconfirmedFacts: number;
  /** As in `OriginReply`. */
  readonly internalClients: readonly string[];
  /** Messages that count as sent because an internal client handed them over; nobody logged in for them. */
  readonly sentInternalClient: number;
  readonly ignoredKinds: Readonly<Record<string, number>>;
  readonly rejectedReasons: Readonly<Record<string, number>>;
}

/** `GET /api/v1/ingest/reconciliation` */
export interface ReconciliationReply {
  readonly checkedAt: string;
  /** I1 to I6, in order. */
  readonly invariants: readonly InvariantReply[];
  /** Days whose hours and figures were made again from the files for I3, I4, I5; `nhipthu verify --rebuild` does all. */
  readonly sample: readonly { readonly origin: string; readonly day: string }[];
  /** When that was done; a sample in which all was right stands for a while. */
  readonly sampledAt: string;
  readonly origins: readonly OriginTotals[];
}

/** A segment with its balance; all three differences are 0 when nothing is missing. */
export interface ReconciledSegment extends SegmentReply {
  /** Plain text bytes in whole lines. */
  readonly lineBytes: number;
  /** Bytes read less bytes of lines and of the unfinished line at the end. */
  readonly byteDifference: number;
  /** lines − parsed − ignored − rejected − oversize */
  readonly lineDifference: number;
  /** facts − fresh − duplicate */
  readonly factDifference: number;
  /** Beginning of the first and the last hour it has facts of; null when it has none or came before this was kept. */
  readonly firstHourAt: string | null;
  readonly lastHourAt: string | null;
  /** Whether "undo this batch" would be taken now. */
  readonly isUndoable: boolean;
}

/** `GET /api/v1/ingest/segments?cursor&limit&origin&state`: newest first. */
export interface SegmentPageReply {
  readonly items: readonly ReconciledSegment[];
  /** For `cursor`; null on the last page. */
  readonly nextCursor: string | null;
}

/** Why a day is not to be trusted whole: a segment that touches it lost lines, could not be read to its end, or came over UDP. */
export type CoverageFlag = 'lines-lost' | 'damaged' | 'provisional';

/** What one origin logged on one day. */
export interface CoverageDay {
  /** Those that figures are made of. */
  readonly facts: number;
  /** Hours of the day with at least one fact, 1..24; 0 when all there is came over UDP. Says nothing where `isTimed` is false. */
  readonly hours: number;
  /** False where the source tells of the whole day, without hours; true until the day is rolled up. */
  readonly isTimed: boolean;
  /** Facts that came over UDP only, and are therefore in no figure; not part of `facts`. */
  readonly unconfirmed: number;
  /** First and last fact; null until the day is rolled up, and where `isTimed` is false. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly flags: readonly CoverageFlag[];
}

/** `GET /api/v1/ingest/coverage?from&to`: both days included, at most 400. */
export interface CoverageReply {
  readonly days: readonly { readonly day: string; readonly isWorkingDay: boolean }[];
  /** `days[n]` belongs to `days[n]` above; null = no data, which is not 0. */
  readonly origins: readonly { readonly origin: string; readonly days: readonly (CoverageDay | null)[] }[];
}

/** What an unknown account did: logged in, sent, or had a copy stored. */
export type UnmatchedKind = 'login' | 'sent' | 'received';

/** An account of a mail server that the directory does not know. */
export interface UnmatchedAddress {
  readonly origin: string;
  readonly address: string;
  readonly kind: UnmatchedKind;
  readonly count: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** `GET /api/v1/ingest/unmatched?from&to`: both days included, at most 400. */
export interface UnmatchedReply {
  /** Most frequent first, at most 1000. */
  readonly addresses: readonly UnmatchedAddress[];
  /** What is beyond the addresses listed: copies for names kept only as a hash, names that are none, and what is over the limits. Never listed. */
  readonly unlistedCount: number;
  /** Distinct (origin, address, kind), listed or not, of those that are kept by name. */
  readonly addressCount: number;
}

/** Where lines of one reason stand; their text is never kept nor shown. */
export interface RejectedLines {
  /** A reason for rejection, or `oversize`. */
  readonly reason: string;
  readonly count: number;
  /** The first 100: line number from 1 and offset in bytes from 0, both in the plain text. */
  readonly positions: readonly LinePosition[];
}

export interface LinePosition {
  readonly line: number;
  readonly byte: number;
}

/** `GET /api/v1/ingest/segments/:id/rejects`: the file is read again for it. */
export interface RejectsReply {
  readonly segmentId: string;
  readonly name: string;
  readonly origin: string;
  readonly dialect: string | null;
  readonly linesRead: number;
  /** False when the time was up before the end, or the file is damaged: the counts are then of the lines read. */
  readonly isComplete: boolean;
  readonly reasons: readonly RejectedLines[];
}

/** What facts would be counted as, by kind. */
export interface DryRunFacts {
  /** Accepted submissions. */
  readonly submissions: number;
  /** Lines that tell of a stored copy; one copy may be told of by two. */
  readonly copies: number;
  readonly logins: number;
  readonly loginFailures: number;
  /** Other lines needed to join these. */
  readonly others: number;
}

/** `POST /api/v1/ingest/dry-run?year&dialect&zone`: the first lines of a log, read and thrown away. */
export interface DryRunReply {
  readonly compression: 'plain' | 'gzip' | 'zstd';
  /** null when no dialect knows any of it. */
  readonly dialect: string | null;
  /** How much of the beginning is in that form, 0..1; null when the dialect was asked for by name. */
  readonly confidence: number | null;
  /** Lines looked at, at most 1000; `lines = accepted + ignored + rejected + oversize`. */
  readonly lines: number;
  readonly accepted: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly oversize: number;
  readonly ignoredKinds: Readonly<Record<string, number>>;
  readonly rejectedLines: readonly RejectedLines[];
  /** Times of the first and the last fact; null when there are none. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly facts: DryRunFacts;
  /** True when there was more than was looked at. */
  readonly isPartial: boolean;
}

/** `DELETE /api/v1/ingest/segments/:id`: 202 while it is being undone, 200 when it is. */
export interface UndoReply {
  readonly segment: SegmentReply;
  readonly state: Extract<SegmentState, 'undoing' | 'undone'>;
}
