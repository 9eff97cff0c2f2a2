import { useTranslation } from 'react-i18next';
import { CopyText } from './copy-text.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { Notice } from './notice.tsx';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  /** Whether they were put away: until then leaving asks first. */
  readonly isKept: boolean;
}

/** Recovery codes of a second factor, shown this once, with a button that copies them. */
export function RecoveryCodes({ codes, isKept }: RecoveryCodesProps) {
  const { t } = useTranslation();
  return (
    <>
      {!isKept && <LeaveGuard />}
      <Notice tone="success" title={t('ownAccount.factor.isOn')}>
        <CopyText label={t('ownAccount.factor.codes')} text={codes.join('\n')} action={t('ownAccount.factor.copyCodes')} />
      </Notice>
    </>
  );
}
