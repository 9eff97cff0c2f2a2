import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEndSession, useOwnSessions } from '../../api/accounts.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './own-account.module.css';

/** Where the account is signed in; each but the present one can be ended. */
export function OwnSessions() {
  const { t } = useTranslation();
  const format = useFormat();
  const sessions = useOwnSessions();
  const end = useEndSession();
  return (
    <Card>
      <h2>{t('ownAccount.sessions')}</h2>
      <p>{t('ownAccount.sessionsHint')}</p>
      {sessions.isPending && <Placeholder height={120} />}
      {sessions.isError && <ProblemNotice error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {end.isError && <ProblemNotice error={end.error} />}
      {sessions.data !== undefined && (
        <CardTable
          label={t('ownAccount.region')}
          className={classes['table']}
          columns={(['since', 'seen', 'network', 'ending'] as const).map((key) => ({ key, head: t(`ownAccount.columns.${key}`) }))}
          rows={sessions.data.sessions.map((session) => ({
            key: session.id,
            cells: [
              format.moment(session.createdAt),
              format.moment(session.lastSeenAt),
              session.network,
              session.isThis ? (
                t('ownAccount.this')
              ) : (
                <EndButton key="end" since={format.moment(session.createdAt)} isBusy={end.isPending} onEnd={() => end.mutate(session.id)} />
              ),
            ],
          }))}
        />
      )}
    </Card>
  );
}

interface EndButtonProps {
  readonly since: string;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

function EndButton({ since, isBusy, onEnd }: EndButtonProps) {
  const { t } = useTranslation();
  return (
    <Button variant="default" size="compact-sm" disabled={isBusy} aria-label={t('ownAccount.endOf', { since })} onClick={onEnd}>
      {t('ownAccount.end')}
    </Button>
  );
}
