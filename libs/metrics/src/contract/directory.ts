import type { Period } from './period.ts';

/** The six kinds of mailboxes; only personal ones feed the definitions of use. `leaver` is a box in its grace time, `unmatched` has no owner known. */
export type MailboxKind = 'personal' | 'unit' | 'shared' | 'robot' | 'leaver' | 'unmatched';

/** `as-was`: people by the units of that time; `as-is`: by what has become of those units since. Both have the same totals. */
export type UnitStructure = 'as-was' | 'as-is';

/** What became of a person of the roster in a period: counted (E), or why not. */
export type RosterClass = 'eligible' | 'full-leave' | 'exempt' | 'too-short';

/** The roster of a period. People are counted once, at the unit of their last eligible day. */
export interface RosterCounts {
  /** R: everybody employed on at least one working day of the period. */
  readonly roster: number;
  /** E */
  readonly eligible: number;
  readonly fullLeave: number;
  readonly exempt: number;
  readonly tooShort: number;
  /** Those of E with a personal mailbox, and those without, who count as not using. */
  readonly withMailbox: number;
  readonly withoutMailbox: number;
}

/** Addresses seen in the logs: accounts of the directory, aliases of such, and unknown ones, which are listed. */
export interface AddressCounts {
  readonly addresses: number;
  readonly matched: number;
  readonly alias: number;
  readonly unknown: number;
}

export interface MailboxCounts {
  /** B */
  readonly mailboxes: number;
  readonly kinds: Readonly<Record<MailboxKind, number>>;
}

/** What must hold of the directory: R = E + full leave + exempt + too short; E = with + without mailbox; B = the six kinds; log addresses. */
export type IdentityName = 'roster' | 'eligible' | 'mailboxes' | 'addresses';

/** One identity with its parts; `difference` = total − sum of the parts, 0 when it holds. */
export interface IdentityReply {
  readonly name: IdentityName;
  readonly total: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly difference: number;
}

/** `GET /api/v1/directory/identities?at=2026-07-14`: of the reporting month that holds the day. */
export interface IdentitiesReply {
  readonly period: Period;
  readonly identities: readonly IdentityReply[];
}
