import type { ExplanationSide, Role, SessionReply } from '@nhip-thu/metrics';
import { useSession } from './session.ts';

/** Everybody who may have an account. */
export const ROLES: readonly Role[] = ['leadership', 'home-affairs', 'agency', 'mail-administrator', 'official', 'auditor'];

const LEDGER_READERS: readonly Role[] = ['home-affairs', 'mail-administrator', 'auditor'];
const LEDGER_WRITERS: readonly Role[] = ['home-affairs', 'mail-administrator'];

/** Whether the server would answer this role about logs; the page asks nothing that would be refused. The server decides. */
export function canReadLedger(role: Role): boolean {
  return LEDGER_READERS.includes(role);
}

/** Whether whoever is signed in may hand over logs and take them back. */
export function useCanWriteLedger(): boolean {
  const { data } = useSession();
  return data !== undefined && data !== null && LEDGER_WRITERS.includes(data.role);
}

const AUDIT_READERS: readonly Role[] = ['mail-administrator', 'auditor'];

/** Whether the server would show this role the audit log. */
export function canReadAudit(role: Role): boolean {
  return AUDIT_READERS.includes(role);
}

/** Whether the server would show this role the queue: those who keep it running, and who looks after them. */
export function canReadOperation(role: Role): boolean {
  return AUDIT_READERS.includes(role);
}

/** Whether the role may run failed jobs again. */
export function canRetryJobs(role: Role): boolean {
  return role === 'mail-administrator';
}

const ACCOUNT_READERS: readonly Role[] = ['home-affairs', 'mail-administrator', 'auditor'];
const ROLES_LOOKED_AFTER: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  'home-affairs': ['agency', 'official', 'leadership', 'mail-administrator', 'auditor', 'home-affairs'],
  'mail-administrator': ['agency', 'official', 'mail-administrator'],
};

/** Whether the server would show this role the accounts. */
export function canReadAccounts(role: Role): boolean {
  return ACCOUNT_READERS.includes(role);
}

/** The roles whose accounts this role makes and changes. */
export function rolesLookedAfter(role: Role): readonly Role[] {
  return ROLES_LOOKED_AFTER[role] ?? [];
}

/** Who sees figures of agencies. */
const FIGURE_READERS: readonly Role[] = ['leadership', 'home-affairs', 'agency', 'auditor'];
const COMPARERS: readonly Role[] = ['leadership', 'home-affairs', 'auditor'];
const DIRECTORY_READERS: readonly Role[] = ['home-affairs', 'agency', 'mail-administrator', 'auditor'];
const PAPER_WRITERS: readonly Role[] = ['home-affairs'];

/** Whether the server would answer this role about paper. */
export function canReadPaper(role: Role): boolean {
  return FIGURE_READERS.includes(role);
}

/** Whether whoever is signed in may enter figures of paper. */
export function useCanWritePaper(): boolean {
  const { data } = useSession();
  return data !== undefined && data !== null && PAPER_WRITERS.includes(data.role);
}

/** Whether the server would answer this role about the directory. */
export function canReadDirectory(role: Role): boolean {
  return DIRECTORY_READERS.includes(role);
}

/** Whether whoever is signed in is answered about the journal of the directory and unknown addresses. */
export function useCanAuditDirectory(): boolean {
  const { data } = useSession();
  return data !== undefined && data !== null && LEDGER_READERS.includes(data.role);
}

/** Whether the server would answer this role about figures of use. */
export function canReadFigures(role: Role): boolean {
  return FIGURE_READERS.includes(role);
}

/** Whether the server would show this role several agencies beside each other. */
export function canCompareAgencies(role: Role): boolean {
  return COMPARERS.includes(role);
}

const QUALITY_READERS: readonly Role[] = ['home-affairs', 'agency', 'mail-administrator', 'auditor'];

/** Whether the page of data quality has anything for this role. */
export function canReadQuality(role: Role): boolean {
  return QUALITY_READERS.includes(role);
}

/** Whether whoever is signed in speaks for one agency, and is shown that one alone: no sum of it is the province's. */
export function useSeesOwnAgencyOnly(): boolean {
  return useSession().data?.role === 'agency';
}

/** The page of the agency that somebody speaks for; null for everybody else. */
export function ownAgencyPage({ agencyCode }: Pick<SessionReply, 'agencyCode'>): string | null {
  return agencyCode === null ? null : `/co-quan/${encodeURIComponent(agencyCode)}`;
}

/** The page on which somebody begins. */
export function homeOf(session: Pick<SessionReply, 'role' | 'agencyCode'>): string {
  const { role } = session;
  const own = ownAgencyPage(session);
  if (own !== null) return own;
  if (canReadFigures(role)) return '/';
  return canReadLedger(role) ? '/chat-luong' : '/toi';
}

/** Whether the role is that of an official, whose account is of somebody in the directory; others may be. */
export function isOfficial(role: Role): boolean {
  return role === 'official';
}

/** Whether whoever is signed in may change the directory. */
export function useCanWriteDirectory(): boolean {
  const { data } = useSession();
  return data?.role === 'home-affairs';
}

/** Whether whoever is signed in may enter targets. */
export function useCanWriteTargets(): boolean {
  const { data } = useSession();
  return data?.role === 'home-affairs';
}

/** Whether the server would show this role divisions, which are those of its own agency. */
export function canReadDivisions(role: Role): boolean {
  return role === 'agency';
}

/** Whether whoever is signed in may see figures of agencies. */
export function useCanReadFigures(): boolean {
  const { data } = useSession();
  return data !== undefined && data !== null && canReadFigures(data.role);
}

const EXPLANATION_READERS: readonly Role[] = ['home-affairs', 'agency', 'auditor'];

/** Whether the server would show this role explanations. */
export function canReadExplanations(role: Role): boolean {
  return EXPLANATION_READERS.includes(role);
}

/** For which side whoever is signed in takes part in explanations; null for those who only read. */
export function useExplanationSide(): ExplanationSide | null {
  const { data } = useSession();
  return data?.role === 'home-affairs' || data?.role === 'agency' ? data.role : null;
}

/** Whether whoever is signed in may freeze and amend. */
export function useCanFreeze(): boolean {
  const { data } = useSession();
  return data?.role === 'home-affairs';
}

const NAMED_VIEW_READERS: readonly Role[] = ['home-affairs', 'agency', 'auditor'];

/** Whether the server would tell this role who asked to see whom by name. */
export function canReadNamedViews(role: Role): boolean {
  return NAMED_VIEW_READERS.includes(role);
}

/** Whether the role may ask to see people by name. */
export function canAskNamedViews(role: Role): boolean {
  return role === 'home-affairs' || role === 'agency';
}

/** Whether the role may approve, refuse and revoke what others asked for. */
export function canJudgeNamedViews(role: Role): boolean {
  return role === 'home-affairs';
}

const DATA_REQUEST_READERS: readonly Role[] = ['home-affairs', 'auditor'];

/** Whether the server would show this role what officials ask about their data. */
export function canReadDataRequests(role: Role): boolean {
  return DATA_REQUEST_READERS.includes(role);
}

/** Whether the role answers requests and publishes notices. */
export function canAnswerDataRequests(role: Role): boolean {
  return role === 'home-affairs';
}

/** Whether whoever is signed in enters what log sources rest on. */
export function useCanSetLegalBasis(): boolean {
  const { data } = useSession();
  return data?.role === 'home-affairs';
}

/** Whether whoever is signed in makes and revokes tokens of log sources. */
export function useCanIssueTokens(): boolean {
  const { data } = useSession();
  return data?.role === 'mail-administrator';
}

const REPORT_WRITERS: readonly Role[] = ['home-affairs', 'agency'];

/** Whether whoever is signed in may have reports written. */
export function useCanExportReports(): boolean {
  const { data } = useSession();
  return data !== undefined && data !== null && REPORT_WRITERS.includes(data.role);
}

/** Whether the role is told anything in the notification centre. */
export function canReadNotifications(role: Role): boolean {
  return role !== 'official';
}

const SCHEDULE_READERS: readonly Role[] = ['home-affairs', 'auditor'];

/** Whether the server would show the role what is sent by itself. */
export function canReadSchedules(role: Role): boolean {
  return SCHEDULE_READERS.includes(role);
}

/** Whether the server would show whoever is signed in what is sent by itself. */
export function useCanReadSchedules(): boolean {
  const { data } = useSession();
  return data !== undefined && data !== null && canReadSchedules(data.role);
}

/** Whether whoever is signed in may add and stop schedules. */
export function useCanWriteSchedules(): boolean {
  const { data } = useSession();
  return data?.role === 'home-affairs';
}
