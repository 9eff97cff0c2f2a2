import type { IsoDate } from './period.ts';

/** A month's outgoing documents of one issuer by form: paper, both forms ("song song"), digitally signed only. Each document once. */
export interface RegisterCounts {
  readonly paper: number;
  readonly both: number;
  readonly electronic: number;
}

/** The three ledgers: P1 registers, P2 print logs, P3 reams. They are never summed. */
export type PaperLedger = 'registers' | 'print-logs' | 'reams';

/** How much less paper than in the baseline, ratios that may be below 0; null = cannot be told. */
export interface ReductionReply {
  /** RA, by monthly means. */
  readonly absolute: number | null;
  /** RN, normalised by the number of documents. */
  readonly normalised: number | null;
  /** The lesser of the two: what is compared with a target. */
  readonly headline: number | null;
}

/** What a price or a coefficient rests on. */
export interface Citation {
  readonly kind: 'decision' | 'invoice' | 'reference';
  /** Number of the instrument or invoice, or address of the reference. */
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: IsoDate;
}

/** Price of one sheet or one posting, in đồng. */
export interface CitedPrice {
  readonly amount: number;
  readonly citation: Citation;
}

/** Money saved, in whole đồng, below 0 when more was spent; null = not known. */
export interface SavingsReply {
  readonly sheets: number | null;
  readonly postings: number | null;
  /** Null unless both parts are known. */
  readonly total: number | null;
}
