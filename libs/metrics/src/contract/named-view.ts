import type { OwnRegularUse } from './own-data.ts';
import type { IsoDate, Period } from './period.ts';

/** Where a named view stands. `asked`: waits for a second person; `expired`: it was approved, and its time is over. */
export type NamedViewState = 'asked' | 'approved' | 'refused' | 'revoked' | 'expired';

/** What was done with a named view, in its order; `read`: its rows were looked at. */
export type NamedViewAct = 'asked' | 'approved' | 'refused' | 'revoked' | 'read';

export interface NamedViewStep {
  readonly act: NamedViewAct;
  readonly by: string;
  readonly at: string;
  /** Why it was approved, refused or revoked. */
  readonly text: string | null;
}

/** A grant, or the wish for one, to see how the people of an agency were counted in a period, by name. */
export interface NamedViewReply {
  readonly id: number;
  readonly agency: string;
  readonly agencyName: string;
  readonly period: Period;
  readonly purpose: string;
  /** Decision or document the purpose rests on. */
  readonly basis: string;
  readonly askedBy: string;
  readonly state: NamedViewState;
  /** How many days it is to hold, from its approval. */
  readonly days: number;
  /** ISO 8601; null until it is approved. */
  readonly expiresAt: string | null;
  /** Oldest first. */
  readonly steps: readonly NamedViewStep[];
}

/** `GET /api/v1/named-views`: newest first. */
export interface NamedViewsReply {
  readonly views: readonly NamedViewReply[];
  /** Agencies and reporting months that may be asked for. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly periods: readonly Period[];
  readonly isDemo: boolean;
}

/** How one person was counted in the period. */
export interface NamedPersonReply {
  readonly officialId: number;
  readonly fullName: string;
  readonly code: string | null;
  readonly eligibleDays: number;
  /** DU-2; null where there is too little to judge by. */
  readonly isRegular: boolean | null;
  readonly regular: OwnRegularUse;
}

/** `GET /api/v1/named-views/:id/people`: every reading is written down and shown to the people themselves. */
export interface NamedPeopleReply {
  readonly view: NamedViewReply;
  /** Who reads, and when: it stands across the list. */
  readonly readBy: string;
  readonly readAt: string;
  readonly today: IsoDate;
  /** By name. */
  readonly people: readonly NamedPersonReply[];
}

/** `GET /api/v1/own-data/named-views`: of the agency and period of which the caller was one of the people, newest first. */
export interface OwnViewsReply {
  readonly views: readonly NamedViewReply[];
}
