import type { Role } from './session.ts';

/**
 * What sort of deed an entry of the audit log is. `read`: somebody looked at persons, or took a report; `change`: somebody set out to change
 * something through the API; `session`: signing in and out; `account`: something about accounts; `refused`: somebody was turned away, or nothing
 * came of a change; `command`: the command line.
 */
export type AuditKind = 'read' | 'change' | 'session' | 'account' | 'refused' | 'command';

/**
 * What is wrong at the first link of the chain that does not hold. `missing`: the entry is not there; `altered`: it is not as it was written, or was put
 * in; `not-as-noted`: a head that was noted says otherwise; `cut-off`: the chain ends before a head that was noted.
 */
export type AuditFault = 'missing' | 'altered' | 'not-as-noted' | 'cut-off';

/** One entry of the audit log. */
export interface AuditEntryReply {
  /** Its number in the chain. */
  readonly id: number;
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly kind: AuditKind;
  /** Name of an account, `cli:` and a user of the machine, or `program`; null: nobody we know. */
  readonly actor: string | null;
  readonly role: Role | null;
  /** Such as `directory.read`. */
  readonly action: string;
  /** The address that was asked, or the thing that was changed. */
  readonly subject: string | null;
  /** Id of the official it was about. */
  readonly officialId: number | null;
  /** Name of that official, where the reader may see it and the directory still has it. */
  readonly officialName: string | null;
  /** Code of the agency whose people it was about; `*` for those of all. */
  readonly agency: string | null;
  readonly reason: string | null;
  /** The network the request came from, truncated. */
  readonly network: string | null;
  /** Id of the session it was done in, as `GET /api/v1/session/all` lists them; null outside of sessions. */
  readonly session: string | null;
}

/** `GET /api/v1/audit`: newest first. */
export interface AuditReply {
  readonly entries: readonly AuditEntryReply[];
  /** Ask again with `before` of this for older ones; null: there are none. */
  readonly nextBefore: number | null;
}

/** `GET /api/v1/audit/verification` */
export interface AuditVerificationReply {
  /** How many entries hold, from the first. */
  readonly entryCount: number;
  /** The end of what holds, as it is noted on reports and in the log: number and the first 96 bits of the hash. */
  readonly head: string;
  /** Null: the whole chain holds, and every head that was noted is found in it. */
  readonly broken: { readonly id: number; readonly fault: AuditFault } | null;
}
