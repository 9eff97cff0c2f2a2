import { Button } from '@mantine/core';
import type { TreeAgencyReply, UnknownAddressReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanWriteDirectory } from '../../api/access.ts';
import { useAssignAddress, useUnknownAddresses } from '../../api/directory.ts';
import type { AddressOwner } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import classes from './directory.module.css';

interface UnknownAddressesProps {
  readonly agencies: readonly TreeAgencyReply[];
}

/** Addresses that the logs name and the directory does not know; what they probably are is one click away. */
export function UnknownAddresses({ agencies }: UnknownAddressesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const unknown = useUnknownAddresses();
  const rows = unknown.data?.pages.flatMap(({ addresses }) => addresses) ?? [];
  const total = unknown.data?.pages[0]?.total ?? 0;
  if (unknown.data === undefined) {
    return unknown.isError ? <ProblemNotice error={unknown.error} onRetry={() => void unknown.refetch()} /> : <Placeholder height={300} />;
  }
  return (
    <Card>
      <h2>{total === 0 ? t('directory.noUnknown') : t('directory.unknownTitle', { count: total, shown: format.count(total) })}</h2>
      {total > 0 && <p className={classes['aside']}>{t('directory.unknownContext')}</p>}
      {rows.length > 0 && <AddressTable rows={rows} agencies={agencies} />}
      {unknown.hasNextPage && (
        <Button variant="default" mt={10} loading={unknown.isFetchingNextPage} onClick={() => void unknown.fetchNextPage()}>
          {t('directory.more')}
        </Button>
      )}
    </Card>
  );
}

function AddressTable({ rows, agencies }: UnknownAddressesProps & { readonly rows: readonly UnknownAddressReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const canWrite = useCanWriteDirectory();
  return (
    <CardTable
      label={t('directory.unknownRegion')}
      isPaged
      columns={[
        { key: 'address', head: t('directory.address') },
        { key: 'seen', head: t(canWrite ? 'directory.seenAndOwner' : 'directory.seen'), isProse: true },
      ]}
      rows={rows.map((row) => ({
        key: row.address,
        marks: { 'data-address': row.address },
        cells: [
          <span key="address" className={classes['address']}>
            {row.address}
          </span>,
          <div key="seen">
            {t('directory.seenOn', {
              count: row.count,
              days: t('directory.seenDays', { count: row.dayCount }),
              day: format.day(row.lastDay),
            })}
            <p className={classes['aside']}>{row.origins.join(', ')}</p>
            {canWrite && <Choices row={row} agencies={agencies} />}
          </div>,
        ],
      }))}
    />
  );
}

function Choices({ row, agencies }: UnknownAddressesProps & { readonly row: UnknownAddressReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const announce = useAnnounce();
  const assign = useAssignAddress();
  const [isAsking, setIsAsking] = useState(false);
  const { address, suggestion } = row;
  const { kind, agency } = suggestion;
  const choose = (owner: AddressOwner): void =>
    assign.mutate(
      { address, owner },
      { onSuccess: ({ dayCount }) => announce(t('directory.assigned', { count: dayCount, shown: format.count(dayCount) })) },
    );
  return (
    <div className={classes['choices']}>
      {suggestion.officials.map(({ id, fullName, mailbox }) => (
        <Button
          key={id}
          variant="default"
          size="compact-sm"
          loading={assign.isPending}
          title={mailbox ?? t('directory.noMailbox')}
          aria-label={t('directory.ofOfficialLabel', { address, name: fullName })}
          onClick={() => choose({ kind: 'official', officialId: id })}
        >
          {t('directory.ofOfficial', { name: fullName })}
        </Button>
      ))}
      {kind !== 'official' && agency !== null && (
        <Button variant="default" size="compact-sm" loading={assign.isPending} onClick={() => choose({ kind, agency })}>
          {t(`directory.ofAgency.${kind}`, { agency })}
        </Button>
      )}
      <Button variant="default" size="compact-sm" aria-label={t('directory.otherLabel', { address })} onClick={() => setIsAsking(true)}>
        {t('directory.other')}
      </Button>
      {assign.isError && <ProblemNotice error={assign.error} />}
      {isAsking && <AssignDialog row={row} agencies={agencies} onClose={() => setIsAsking(false)} />}
    </div>
  );
}
