import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Notice } from '../../ui/notice.tsx';

/** Why the identity provider's answer let nobody in, as the server says it in the address. */
const FAILURES = ['down', 'denied', 'refused', 'expired', 'unknown', 'changed'] as const;

/** Says what went wrong with signing in by the identity provider, if anything did. */
export function SsoResult() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const failure = FAILURES.find((each) => each === params.get('sso'));
  if (failure === undefined) return null;
  return (
    <div role="alert">
      <Notice tone="warning" title={t(`signIn.sso.failed.${failure}`)} text={t(`signIn.sso.toDo.${failure}`)} />
    </div>
  );
}
