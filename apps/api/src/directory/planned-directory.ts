import type { AgencyTier, DirectoryCounts, DirectoryRowReply, IsoDate, MailboxKind, OfficialRole } from '@nhip-thu/metrics';
import type { AbsenceEntry } from './absence-file.ts';
import type { AliasEntry } from './alias-file.ts';
import type { DirectoryEntry } from './directory-file.ts';
import type { Headings, ImportFault } from './import-fault.ts';
import type { Span } from './spans.ts';

export interface StoredAgency {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly tier: AgencyTier;
}

/** Where a person is; `home` is set while they are seconded. */
export interface Place {
  readonly agency: string | null;
  readonly division: string | null;
  readonly home: string | null;
  readonly role: OfficialRole;
  readonly position: string | null;
}

/** What a box is for and whose it is: `official` is a key of `PlannedOfficial`. */
export interface Holding {
  readonly kind: MailboxKind;
  readonly official: string | null;
  readonly agency: string | null;
}

export interface Targets {
  readonly targets: readonly string[];
}

/** Full leave or an exemption. */
export interface StoredAbsence {
  readonly id: number | null;
  readonly kind: 'leave' | 'exemption';
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly reason: string;
}

/** Everything stored, by its owner; `key` of an official is `#id`. */
export interface StoredDirectory {
  readonly agencies: readonly StoredAgency[];
  readonly officials: readonly {
    readonly key: string;
    readonly id: number;
    readonly fullName: string;
    readonly code: string | null;
    readonly places: readonly Span<Place>[];
    readonly absences: readonly StoredAbsence[];
  }[];
  readonly mailboxes: readonly { readonly id: number; readonly address: string; readonly holdings: readonly Span<Holding>[] }[];
  readonly aliases: readonly { readonly address: string; readonly spans: readonly Span<Targets>[] }[];
}

export type Subject = keyof DirectoryCounts;

export interface Owned<Value> {
  /** Key of the official, or address. */
  readonly owner: string;
  readonly span: Span<Value>;
}

/** Every row an import would write, by table; `removed` holds ids. */
export interface DirectoryWrites {
  readonly agencies: readonly { readonly id: number | null; readonly code: string; readonly name: string; readonly tier: AgencyTier }[];
  readonly officials: readonly {
    readonly key: string;
    readonly id: number | null;
    readonly fullName: string;
    readonly code: string | null;
  }[];
  readonly mailboxes: readonly string[];
  readonly places: readonly Owned<Place>[];
  readonly holdings: readonly Owned<Holding>[];
  readonly aliases: readonly Owned<Targets>[];
  readonly absences: readonly { readonly owner: string; readonly absence: StoredAbsence }[];
  readonly removed: {
    readonly places: readonly number[];
    readonly holdings: readonly number[];
    readonly aliases: readonly number[];
    readonly absences: readonly number[];
    readonly officials: readonly number[];
  };
}

/** Everything an import would write, the rows of the preview, and the faults that only the stored directory shows. */
export interface DirectoryPlan {
  readonly writes: DirectoryWrites;
  readonly rows: readonly DirectoryRowReply[];
  readonly counts: DirectoryCounts;
  readonly faults: readonly ImportFault[];
}

/** What one file says; `headings` as the file has them, for faults that only what is stored shows. */
export interface ImportedPart<Entry> {
  readonly file: string;
  readonly headings?: Headings;
  readonly entries: readonly Entry[];
}

/** What the files of one import say. */
export interface ImportedEntries {
  readonly directory: ImportedPart<DirectoryEntry>;
  readonly aliases?: ImportedPart<AliasEntry>;
  readonly absences?: ImportedPart<AbsenceEntry>;
}
