import { useTranslation } from 'react-i18next';

/** What may be done with what is kept about the person on screen, by the action of the audit log. */
const DEEDS = [
  ...(['account.created', 'account.password-set', 'account.factor-removed', 'account.role-changed', 'account.enabled'] as const),
  ...(['account.disabled', 'account.password-changed', 'account.email-changed', 'account.factor-confirmed'] as const),
  ...(['account.reset-asked', 'account.password-reset', 'directory.read', 'directory.audit', 'directory.write', 'ingest.read'] as const),
  ...(['explanations.read', 'explanations.write', 'paper.audit', 'audit.read', 'data-requests.read', 'data-requests.write'] as const),
  ...(['named-views.open', 'privacy.erasure'] as const),
];

/** Says in words what was done; null for what only its kind is told of, and for commands, which have names of their own. */
export function useDeedWords(): (action: string) => string | null {
  const { t } = useTranslation();
  return (action) => {
    const deed = DEEDS.find((each) => each === action);
    return deed === undefined ? null : t(`ownData.deed.${deed}`);
  };
}
