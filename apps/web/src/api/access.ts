import type { ExplanationSide, Role } from '@nhip-thu/metrics';
import { useSession } from './session.ts';

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

/** The page on which a role begins. */
export function homeOf(role: Role): '/' | '/chat-luong/doi-soat' | '/lich' {
  if (canReadFigures(role)) return '/';
  return canReadLedger(role) ? '/chat-luong/doi-soat' : '/lich';
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
