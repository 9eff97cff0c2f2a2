import type { IsoDate } from './period.ts';

/** What a person asks about their data. `correction`: a day or an entry is contested; `restriction`: not to be counted any more. */
export type DataRequestKind = 'access' | 'correction' | 'restriction' | 'erasure' | 'complaint';

/** `answered`: the person has an answer, and something is still to be carried out. */
export type DataRequestState = 'open' | 'answered' | 'done' | 'refused';

export type DataRequestAct = 'made' | 'answered' | 'done' | 'refused';

/**
 * What carrying a request out changed: days of leave or an exemption in the directory, or, for somebody who has left, that their names were
 * erased. Never a figure. `to` is the last day.
 */
export type DataRequestEffect =
  | { readonly kind: 'none' }
  | { readonly kind: 'erasure' }
  | { readonly kind: 'leave'; readonly from: IsoDate; readonly to: IsoDate }
  | { readonly kind: 'exemption'; readonly from: IsoDate; readonly to: IsoDate | null };

export interface DataRequestStep {
  readonly act: DataRequestAct;
  readonly by: string;
  readonly at: string;
  readonly text: string;
  readonly effect: DataRequestEffect | null;
}

/** A request of a person about their own data. */
export interface DataRequestReply {
  readonly id: number;
  readonly kind: DataRequestKind;
  /** The day that is contested, if it is one. */
  readonly day: IsoDate | null;
  readonly madeOn: IsoDate;
  readonly state: DataRequestState;
  /** Last days of the answer and of carrying it out; the second is null where the answer is all. */
  readonly answerDueOn: IsoDate;
  readonly actDueOn: IsoDate | null;
  /** What is due next; null when nothing is. */
  readonly dueOn: IsoDate | null;
  readonly isOverdue: boolean;
  /** Oldest first; the first is the request itself. */
  readonly steps: readonly DataRequestStep[];
}

/** The same with whose it is, for those who answer. */
export interface DeskRequestReply extends DataRequestReply {
  readonly officialId: number;
  readonly fullName: string;
  readonly agency: string | null;
}

/** `GET /api/v1/own-data/requests`: newest first. */
export interface OwnRequestsReply {
  readonly today: IsoDate;
  readonly requests: readonly DataRequestReply[];
}

/** `GET /api/v1/data-requests`: what is due first. */
export interface DeskRequestsReply {
  readonly today: IsoDate;
  readonly requests: readonly DeskRequestReply[];
}
