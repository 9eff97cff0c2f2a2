import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignInWays } from './sign-in-ways.tsx';

interface SignInAgainProps {
  /** Whose session has ended. */
  readonly account: string;
  /** Gives up what was typed. */
  readonly onDiscard: () => void;
}

/** Over a page with something unsaved on it whose session has ended: nothing is lost while the same person signs in again. */
export function SignInAgain({ account, onDiscard }: SignInAgainProps) {
  const { t } = useTranslation();
  const textId = useId();
  // It closes by signing in only; whatever else closes it opens it again.
  const [round, setRound] = useState(0);
  return (
    <Dialog key={round} title={t('signIn.again.title')} describedBy={textId} isCover onClose={() => setRound(round + 1)}>
      <p id={textId}>{t('signIn.again.text')}</p>
      <SignInForm account={account} />
      <SignInWays />
      <Button variant="subtle" size="sm" mt={12} fullWidth onClick={onDiscard}>
        {t('signIn.again.discard')}
      </Button>
    </Dialog>
  );
}
