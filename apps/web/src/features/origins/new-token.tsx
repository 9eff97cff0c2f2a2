import { Button } from '@mantine/core';
import type { NewOriginTokenReply } from '@nhip-thu/metrics';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import classes from './origins.module.css';
import { describeCommands } from './token-commands.ts';

interface NewTokenProps {
  readonly made: NewOriginTokenReply;
  readonly onDismiss: () => void;
}

/** A token that was just made and is nowhere else; until it was copied or put away, leaving the page asks first. */
export function NewToken({ made: { origin, number, token }, onDismiss }: NewTokenProps) {
  const { t } = useTranslation();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const note = (): void => setCopied(true);
  return (
    <Card labelledBy={headingId}>
      {!isCopied && <LeaveGuard />}
      <h2 id={headingId} ref={heading} tabIndex={-1} className={classes['name']}>
        {t('origins.made', { number, name: origin })}
      </h2>
      <div className={classes['made']}>
        <p>{t('origins.once')}</p>
        <CopyText label={t('origins.token')} text={token} action={t('origins.copyToken')} onCopied={note} />
        <CopyText
          label={t('origins.commands')}
          text={describeCommands(window.location.origin, origin, token)}
          action={t('origins.copyCommands')}
          onCopied={note}
        />
        <Button onClick={onDismiss}>{t('origins.dismiss')}</Button>
      </div>
    </Card>
  );
}
