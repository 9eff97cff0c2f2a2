import { Button, Table } from '@mantine/core';
import type { OwnSessionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useEndSession, useOwnSessions } from '../../api/accounts.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './own-account.module.css';

/** Where the account is signed in; each but the present one can be ended. */
export function OwnSessions() {
  const { t } = useTranslation();
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
        <ScrollRegion label={t('ownAccount.region')}>
          <Table className={classes['table'] ?? ''} verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                {(['since', 'seen', 'network', 'ending'] as const).map((column) => (
                  <Table.Th key={column} scope="col">
                    {t(`ownAccount.columns.${column}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sessions.data.sessions.map((session) => (
                <SessionRow key={session.id} session={session} isBusy={end.isPending} onEnd={() => end.mutate(session.id)} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </Card>
  );
}

interface SessionRowProps {
  readonly session: OwnSessionReply;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

function SessionRow({ session: { createdAt, lastSeenAt, network, isThis }, isBusy, onEnd }: SessionRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const since = format.moment(createdAt);
  return (
    <Table.Tr>
      <Table.Th scope="row">{since}</Table.Th>
      <Table.Td>{format.moment(lastSeenAt)}</Table.Td>
      <Table.Td>{network}</Table.Td>
      <Table.Td>
        {isThis ? (
          t('ownAccount.this')
        ) : (
          <Button variant="default" size="compact-sm" disabled={isBusy} aria-label={t('ownAccount.endOf', { since })} onClick={onEnd}>
            {t('ownAccount.end')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
