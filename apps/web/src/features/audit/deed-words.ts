import type { AuditEntryReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { ROLES } from '../../api/access.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { partOfRequest } from './request-part.ts';

/** Every action that an entry of the log may name, but commands, which have names of their own. */
const DEEDS = [
  ...(['session.started', 'session.ended', 'session.revoked', 'session.failed', 'account.first-created', 'account.created'] as const),
  ...(['account.password-set', 'account.factor-removed', 'account.role-changed', 'account.enabled', 'account.disabled'] as const),
  ...(['account.password-changed', 'account.email-changed', 'account.factor-confirmed', 'account.reset-asked'] as const),
  ...(['account.password-reset', 'directory.read', 'directory.audit', 'directory.write', 'calendar.write', 'targets.write'] as const),
  ...(['ingest.read', 'ingest.write', 'origins.basis', 'origins.tokens', 'paper.audit', 'paper.enter', 'paper.write'] as const),
  ...(['operation.write', 'audit.read'] as const),
  ...([
    'freezes.write',
    'reports.read',
    'reports.write',
    'schedules.write',
    'explanations.read',
    'explanations.write',
    'named-views.ask',
  ] as const),
  ...(['named-views.judge', 'named-views.open', 'own-data.write', 'data-requests.read', 'data-requests.write'] as const),
  ...(['notices.write', 'privacy.erasure', 'retention'] as const),
];

/** Says in words what was done; of a command its name, of an action that came after this page only its kind. */
export function describeDeed(t: TFunction, { kind, action, subject }: Pick<AuditEntryReply, 'kind' | 'action' | 'subject'>): string {
  if (action === 'access.refused') {
    const part = partOfRequest(subject);
    return part === null ? t('audit.kind.refused') : t('audit.refusedAt', { part: t(`app.${part}`) });
  }
  const deed = DEEDS.find((each) => each === action);
  if (deed !== undefined) {
    const words = t(`audit.deed.${deed}`);
    return kind === 'refused' ? t('audit.inVain', { deed: words }) : words;
  }
  return kind === 'command' ? `${t('audit.kind.command')} nhipthu ${action}` : t(`audit.kind.${kind}`);
}

/** Says the reason: what was typed, and in words what the program noted of accounts: roles, `link` for a letter, `oidc` for an identity provider. */
export function describeReason(t: TFunction, { kind, reason }: Pick<AuditEntryReply, 'kind' | 'reason'>): string | null {
  if (reason === null) return null;
  if (kind === 'session' && reason === 'oidc') return t('audit.byProvider');
  // Of a change that came to nothing the program notes the code of the problem.
  if (kind === 'refused') return t('audit.problem', { code: reason });
  if (kind !== 'account') return t('audit.reason', { reason });
  if (reason === 'link') return t('audit.byLink');
  const roles = reason.split(' → ').map((each) => ROLES.find((role) => role === each));
  const words = roles.flatMap((role) => (role === undefined ? [] : [t(`role.${role}`)]));
  return words.length === roles.length ? words.join(' → ') : t('audit.reason', { reason });
}

/** Says what an entry is about, where that is no request: of a named view its number and period, else the thing by its own name. */
export function describeSubject(t: TFunction, subject: string): string {
  const [, id, periodId] = /^named-view (\d+) (\S+)$/.exec(subject) ?? [];
  return id === undefined || periodId === undefined ? subject : t('audit.view', { id, period: abbreviatePeriod(t, periodId) });
}
