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

/** What may be told of a token with which a program hands over the log of one origin; the token itself is told once, when it is made. */
export interface OriginTokenReply {
  /** By which it is revoked. */
  readonly number: number;
  readonly createdAt: string;
  /** Exact to a minute; null: never. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** A log source as whoever looks after it sees it. */
export interface OriginStateReply {
  readonly name: string;
  /** Zone of stamps that name none; null while tokens were made for it and no log came: until then nothing can be set. */
  readonly timeZone: string | null;
  readonly segments: number;
  /** Of its newest line that is in the figures. */
  readonly lastLineAt: string | null;
  /** When its newest log came in. */
  readonly lastReceivedAt: string | null;
  /** As in `OriginReply`. */
  readonly internalClients: readonly string[];
  /** As in `OriginReply`. */
  readonly legalBasis: OriginBasis | null;
  /** Oldest first, revoked ones included. */
  readonly tokens: readonly OriginTokenReply[];
}

/** How long things are kept, in months, as the settings say; figures of units and the ledger are kept for good. */
export interface RetentionReply {
  /** Files as they were handed over. */
  readonly rawMonths: number;
  /** Whatever tells of single people. */
  readonly personMonths: number;
  /** The names of who has left. */
  readonly leaverMonths: number;
}

/** `GET /api/v1/origins` */
export interface OriginsReply {
  readonly origins: readonly OriginStateReply[];
  readonly retention: RetentionReply;
}

/** Answer of `POST /api/v1/origins/:name/tokens`. */
export interface NewOriginTokenReply {
  readonly origin: string;
  readonly number: number;
  /** Kept nowhere: it cannot be read again. */
  readonly token: string;
}

/** Answer of `PUT /api/v1/origins/:name/segments?name=mail.log.1.gz`: 201 when new, 200 when the same bytes were already there. */
export interface UploadReply {
  readonly segment: SegmentReply;
  readonly isKnown: boolean;
}
