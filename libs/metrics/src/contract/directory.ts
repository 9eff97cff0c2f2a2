import type { IsoDate, Period } from './period.ts';

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

/**
 * Addresses that the logs name as accounts, counted once a day and source: mailboxes' own, other names that lead to a mailbox, those
 * told to be none of the province's, and unknown ones, which are listed.
 */
export interface AddressCounts {
  readonly addresses: number;
  readonly matched: number;
  readonly alias: number;
  readonly foreign: number;
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

/** Tables of people, of aliases, and of leave, exemptions and secondments. */
export type DirectoryPart = 'directory' | 'aliases' | 'absences';

/** How many things of a kind an import touches; `notInFile` are stored, absent from the file, and left alone. */
export interface DirectoryCount {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly notInFile: number;
}

export type DirectoryCounts = Readonly<Record<'agencies' | 'officials' | 'mailboxes' | 'aliases' | 'absences', DirectoryCount>>;

/** What one row of a file changes. */
export interface DirectoryRowReply {
  readonly file: DirectoryPart;
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** Address, staff number or name that the row is about. */
  readonly key: string;
  readonly status: 'added' | 'changed' | 'unchanged';
  readonly fields: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
}

/** A fault of an imported file in one language: what is wrong, and what to do about it. */
export interface FaultText {
  readonly what: string;
  readonly toDo: string;
}

/** A fault of a directory file, in words. */
export interface DirectoryFaultReply extends FaultText {
  readonly file: string;
  readonly row: number;
  /** Null when the whole row or file is meant. */
  readonly column: string | null;
  /** The same in every language, for a page whose language changes while the fault stands on it. */
  readonly words?: { readonly vi: FaultText; readonly en: FaultText };
}

/** `POST /api/v1/directory/previews`: what files would change. With any fault there is nothing to apply. */
export interface DirectoryPreviewReply {
  /** By which it is applied, within a day and while nothing else changes the directory; null with faults. */
  readonly id: string | null;
  readonly title: string;
  readonly counts: DirectoryCounts | null;
  /** Rows that would change something; the others are not listed. */
  readonly changedRowCount: number;
  /** The first faults, and how many there are. */
  readonly faults: readonly DirectoryFaultReply[];
  readonly faultCount: number;
}

/** `GET /api/v1/directory/previews/:id/rows?offset=0&limit=100`, in the order of the files. */
export interface DirectoryRowsReply {
  readonly rows: readonly DirectoryRowReply[];
  readonly total: number;
}

/** What a change of the directory left behind: the number by which it is undone, null when nothing was different. */
export interface DirectoryChangeReply {
  readonly changeSetId: number | null;
}

/** One change of the directory. */
export interface DirectoryChangeSetReply {
  readonly id: number;
  readonly kind: 'import' | 'pull' | 'edit' | 'undo';
  /** File names, or what was done. */
  readonly title: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly rowCount: number;
  /** The change that took this one back. */
  readonly undoneBy: number | null;
  /** The change that this one took back. */
  readonly undoesId: number | null;
}

/** `GET /api/v1/directory/changes?before=12`, newest first. */
export interface DirectoryChangesReply {
  readonly changes: readonly DirectoryChangeSetReply[];
  /** Where the next page starts; null on the last. */
  readonly nextBefore: number | null;
}

/** specialist = chuyên viên and others, head = trưởng, phó phòng, board = Ban Giám đốc, lãnh đạo UBND. */
export type OfficialRole = 'specialist' | 'head' | 'board';

export type AgencyTier = 'department' | 'district' | 'ward' | 'commune';

/** Days from `from` (null: always) until the day before `to` (null: still). */
export interface DirectorySpan {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

export interface DivisionReply {
  readonly id: number;
  readonly name: string;
  readonly officialCount: number;
}

/** An agency on a day. People without a division are in `officialCount` only. */
export interface TreeAgencyReply extends DirectorySpan {
  readonly code: string;
  readonly name: string;
  readonly tier: AgencyTier;
  readonly officialCount: number;
  readonly withoutMailboxCount: number;
  /** Boxes counted for the agency by kind; personal ones are those of its officials. */
  readonly mailboxes: Readonly<Record<MailboxKind, number>>;
  readonly divisions: readonly DivisionReply[];
  /** Mail domains whose addresses are of this agency on the day. */
  readonly domains: readonly string[];
}

/** `GET /api/v1/directory/tree?at=2026-07-14`: agencies of a day, by name. */
export interface DirectoryTreeReply {
  readonly at: IsoDate;
  readonly officialCount: number;
  readonly mailboxCount: number;
  readonly agencies: readonly TreeAgencyReply[];
}

/** An official as they are on a day. */
export interface OfficialRowReply {
  readonly id: number;
  readonly fullName: string;
  /** Staff number. */
  readonly code: string | null;
  /** Code of the agency they are counted in; null while it is not known. */
  readonly agency: string | null;
  readonly division: string | null;
  /** Code of the agency a seconded person comes from. */
  readonly home: string | null;
  readonly role: OfficialRole;
  readonly position: string | null;
  /** Address of the personal mailbox. */
  readonly mailbox: string | null;
  /** On that day. */
  readonly absence: 'leave' | 'exemption' | null;
}

/** `GET /api/v1/directory/officials?at&cq&phong&q&offset&limit`, by given name. */
export interface OfficialsReply {
  readonly at: IsoDate;
  readonly officials: readonly OfficialRowReply[];
  readonly total: number;
}

export interface MembershipReply extends DirectorySpan {
  readonly agency: { readonly code: string; readonly name: string } | null;
  readonly division: string | null;
  /** The agency a seconded person comes from. */
  readonly home: { readonly code: string; readonly name: string } | null;
  readonly role: OfficialRole;
  readonly position: string | null;
}

/** `GET /api/v1/directory/officials/:id`: everything the directory says of a person, oldest first. */
export interface OfficialReply {
  readonly id: number;
  readonly fullName: string;
  readonly code: string | null;
  readonly memberships: readonly MembershipReply[];
  readonly mailboxes: readonly ({ readonly address: string; readonly kind: MailboxKind } & DirectorySpan)[];
  readonly absences: readonly ({ readonly kind: 'leave' | 'exemption'; readonly reason: string } & DirectorySpan)[];
}

/** How an agency goes on: it merges into another, a part of it becomes another, or it gets a new name (`from` = `to`). */
export interface SuccessionReply {
  readonly id: number;
  readonly kind: 'merge' | 'split' | 'rename';
  readonly from: { readonly code: string; readonly name: string };
  readonly to: { readonly code: string; readonly name: string };
  /** First day of what came after. */
  readonly onDay: IsoDate;
  /** The decision: type, number, date, issuer. */
  readonly basis: string;
  /** The name before a renaming. */
  readonly oldName: string | null;
}

/** `GET /api/v1/directory/successions`, newest first. */
export interface SuccessionsReply {
  readonly successions: readonly SuccessionReply[];
}

/** A rule: addresses of this mail domain are of this agency. */
export interface DomainRuleReply extends DirectorySpan {
  /** Lower case, without `@`. */
  readonly domain: string;
  readonly agency: { readonly code: string; readonly name: string };
}

/** `GET /api/v1/directory/domains`, by domain, oldest first. */
export interface DomainRulesReply {
  readonly rules: readonly DomainRuleReply[];
}

/** What a name in the logs probably is. */
export interface AddressSuggestion {
  /** Code of the agency that a rule of its domain names on its last day, or that all known mailboxes of the domain are of. */
  readonly agency: string | null;
  /** By the look of its name. */
  readonly kind: 'official' | 'unit' | 'robot';
  /** Officials of that name, the agency's first; at most 3. */
  readonly officials: readonly { readonly id: number; readonly fullName: string; readonly mailbox: string | null }[];
}

/** An account in the logs that the directory does not know. */
export interface UnknownAddressReply {
  /** As the logs tell it, in lower case; perhaps without a domain. */
  readonly address: string;
  readonly origins: readonly string[];
  /** Log-ins, messages sent and copies received together. */
  readonly count: number;
  readonly dayCount: number;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  readonly suggestion: AddressSuggestion;
}

/** `GET /api/v1/directory/unknown-addresses?q&offset&limit`, most frequent first; without those told to be foreign. */
export interface UnknownAddressesReply {
  readonly addresses: readonly UnknownAddressReply[];
  readonly total: number;
}

/** `POST /api/v1/directory/unknown-addresses/assignments`: the days whose figures are computed again, of all origins together. */
export interface AssignmentReply extends DirectoryChangeReply {
  readonly dayCount: number;
}
