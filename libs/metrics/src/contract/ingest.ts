/**
 * Where a segment stands: waiting, being folded, folded (every byte accounted for), failed (see `error`), being taken back, taken back (it
 * counts for nothing; handed over again it counts again).
 */
export type SegmentState = 'received' | 'folding' | 'folded' | 'failed' | 'undoing' | 'undone';

/** What the ledger counts: `lines = parsed + ignored + rejected + oversize`, `facts = fresh + duplicate`. */
export interface LedgerCounts {
  readonly lines: number;
  readonly parsed: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly oversize: number;
  readonly facts: number;
  readonly fresh: number;
  readonly duplicate: number;
  readonly tailBytes: number;
  /** Of syslog: lines that were shortened to 64 KiB, and lines known to be lost on the way, before or between these. */
  readonly linesCut: number;
  readonly linesLost: number;
}

/** One uploaded file (or slice of a log), as the ingest page shows it. `lines = parsed + ignored + rejected + oversize`; `facts = fresh + duplicate`. */
export interface SegmentReply extends LedgerCounts {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
  readonly compression: 'plain' | 'gzip' | 'zstd';
  readonly dialect: string | null;
  /** True when it is that of an earlier log of the same name, because this one is too short to show its own. */
  readonly isDialectAssumed: boolean;
  readonly state: SegmentState;
  /** Bytes as stored, and how many of them are folded. */
  readonly bytesTotal: number;
  readonly bytesDone: number;
  /** Came over UDP: lines could be forged and get lost unseen. In no figure until the same lines come by a trusted way. */
  readonly isProvisional: boolean;
  readonly ignoredKinds: Readonly<Record<string, number>>;
  readonly rejectedReasons: Readonly<Record<string, number>>;
  readonly linesPerSecond: number | null;
  readonly receivedAt: string;
  readonly foldedAt: string | null;
  /** True while days or periods touched by it still wait for their roll-up. */
  readonly isRollUpPending: boolean;
  readonly error: string | null;
  /** Byte of the stored file at which reading ended since it is damaged or a bomb; nothing behind it is counted. null = read to its end. */
  readonly damageByte: number | null;
}

/** `GET /api/v1/ingest` and every SSE `ingest` event of `GET /api/v1/ingest/events`. */
export interface IngestReply {
  readonly origins: readonly OriginReply[];
  /** Newest first, at most 100. */
  readonly segments: readonly SegmentReply[];
  readonly dirtyDays: number;
  readonly dirtyPeriods: number;
}

/** The decision that a log source rests on. */
export interface OriginBasis {
  /** What it is and whose: "Quyết định của Chủ tịch UBND tỉnh về …". */
  readonly text: string;
  /** Number of the document, such as 15/QĐ-SNV. */
  readonly number: string;
  /** Day of the document. */
  readonly on: string;
}

/** Also the answer of `PUT /api/v1/origins/:name/internal-clients` and `…/legal-basis`. */
export interface OriginReply {
  readonly name: string;
  readonly timeZone: string;
  readonly segments: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Addresses and networks (CIDR) whose mail counts as sent without a log-in; usually none. */
  readonly internalClients: readonly string[];
  /** Null: nobody has entered one, and the page warns. */
  readonly legalBasis: OriginBasis | null;
}

/** Answer of `PUT /api/v1/origins/:name/segments?name=mail.log.1.gz`: 201 when new, 200 when the same bytes were already there. */
export interface UploadReply {
  readonly segment: SegmentReply;
  readonly isKnown: boolean;
}
