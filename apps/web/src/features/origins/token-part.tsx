import { Button } from '@mantine/core';
import type { NewOriginTokenReply, OriginStateReply, OriginTokenReply } from '@nhip-thu/metrics';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanIssueTokens } from '../../api/access.ts';
import { useIssueToken, useRevokeToken } from '../../api/origins.ts';
import { useFormat } from '../../text/use-format.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './origins.module.css';

/** The others come when asked for. */
const FIRST_TOKENS = 5;
const HEADS = ['number', 'createdAt', 'lastUsedAt', 'state', 'actions'] as const;

interface TokenPartProps {
  readonly origin: OriginStateReply;
  readonly onMade: (made: NewOriginTokenReply) => void;
}

/** The tokens of a log source, those that count first; the mail administrator makes and revokes them. */
export function TokenPart({ origin: { name, tokens }, onMade }: TokenPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const canIssue = useCanIssueTokens();
  const issue = useIssueToken();
  const [asked, setAsked] = useState<number | null>(null);
  const issuing = useRef<HTMLButtonElement>(null);
  const stateOf = ({ revokedAt }: OriginTokenReply): string =>
    revokedAt === null ? t('origins.live') : t('origins.revokedAt', { time: format.moment(revokedAt) });
  const rows = tokens.toSorted(byUse).map((token) => ({
    key: token.number,
    marks: { 'data-token': token.number },
    cells: [
      token.number,
      format.moment(token.createdAt),
      token.lastUsedAt === null ? t('origins.neverUsed') : format.moment(token.lastUsedAt),
      stateOf(token),
      canIssue && token.revokedAt === null && <RevokeButton name={name} number={token.number} onPress={setAsked} />,
    ],
  }));
  return (
    <div>
      <h3>{t('origins.tokens')}</h3>
      <p>{tokens.length === 0 ? t('origins.noTokens') : t('origins.tokensHint')}</p>
      {tokens.length > 0 && (
        <CardTable
          label={t('origins.region', { name })}
          className={classes['table']}
          columns={HEADS.map((key) => ({ key, head: t(`origins.columns.${key}`) }))}
          rows={rows}
          firstRows={FIRST_TOKENS}
        />
      )}
      {canIssue && (
        <Button
          ref={issuing}
          variant="default"
          size="compact-sm"
          className={classes['open'] ?? ''}
          aria-label={t('origins.issueOf', { name })}
          loading={issue.isPending}
          onClick={() => issue.mutate(name, { onSuccess: onMade })}
        >
          {t('origins.issue')}
        </Button>
      )}
      {issue.isError && <ProblemNotice error={issue.error} />}
      {asked !== null && (
        <RevokeDialog name={name} number={asked} onClose={() => setAsked(null)} onRevoked={() => issuing.current?.focus()} />
      )}
    </div>
  );
}

/** Those that count before those that were revoked, the newest first. */
function byUse(one: OriginTokenReply, other: OriginTokenReply): number {
  return Number(one.revokedAt !== null) - Number(other.revokedAt !== null) || other.number - one.number;
}

interface RevokeButtonProps {
  readonly name: string;
  readonly number: number;
  readonly onPress: (number: number) => void;
}

function RevokeButton({ name, number, onPress }: RevokeButtonProps) {
  const { t } = useTranslation();
  return (
    <Button variant="default" size="compact-sm" aria-label={t('origins.revokeOf', { number, name })} onClick={() => onPress(number)}>
      {t('origins.revoke')}
    </Button>
  );
}

interface RevokeDialogProps {
  readonly name: string;
  readonly number: number;
  readonly onClose: () => void;
  /** The button that opened it goes with the token: the focus has to be taken elsewhere. */
  readonly onRevoked: () => void;
}

function RevokeDialog({ name, number, onClose, onRevoked }: RevokeDialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const revoke = useRevokeToken(name);
  return (
    <ConfirmDialog
      title={t('origins.askRevoke', { number, name })}
      text={t('origins.askRevokeText')}
      confirmLabel={t('origins.revoke')}
      cancelLabel={t('origins.cancel')}
      isBusy={revoke.isPending}
      onConfirm={() =>
        revoke.mutate(number, {
          onSuccess: () => {
            announce(t('origins.revoked', { number, name }));
            onClose();
            // Once the dialogue has given the focus back.
            setTimeout(onRevoked);
          },
        })
      }
      onClose={onClose}
    >
      {revoke.isError && <ProblemNotice error={revoke.error} />}
    </ConfirmDialog>
  );
}
