import { Button, Table, TextInput } from '@mantine/core';
import type { UnmatchedAddress, UnmatchedReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayRange } from '../../api/reconciliation.ts';
import { downloadCsv, toCsv } from '../../text/csv.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { findAddresses } from './find-addresses.ts';
import classes from './reconciliation.module.css';

const SHOWN_AT_FIRST = 20;

interface UnmatchedProps {
  readonly reply: UnmatchedReply;
  readonly range: DayRange;
  readonly isBusy: boolean;
}

/** Accounts in the logs that the directory does not know, with a search. */
export function Unmatched({ reply, range, isBusy }: UnmatchedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const found = findAddresses(reply.addresses, text);
  const [most] = reply.addresses;
  return (
    <ChartFrame
      title={
        most === undefined
          ? t('unmatched.none')
          : t('unmatched.title', {
              count: reply.addressCount,
              shown: format.count(reply.addressCount),
              address: most.address,
              most: format.count(most.count),
            })
      }
      context={t('unmatched.context', { from: format.day(range.from), to: format.day(range.to) })}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`dia_chi_la_${range.from}_${range.to}.csv`, toUnmatchedCsv(found))}
      method={<p>{t('unmatched.method')}</p>}
    >
      {most !== undefined && (
        <>
          <div className={classes['search']}>
            <TextInput
              type="search"
              label={t('unmatched.search')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoCapitalize="none"
              spellCheck={false}
            />
            <p role="status">{t('unmatched.found', { count: found.length, shown: format.count(found.length) })}</p>
          </div>
          <AddressTable key={text} addresses={found} />
        </>
      )}
      {reply.unlistedCount > 0 && (
        <p className={classes['aside']}>
          {t('unmatched.unlisted', { count: reply.unlistedCount, shown: format.count(reply.unlistedCount) })}
        </p>
      )}
    </ChartFrame>
  );
}

function AddressTable({ addresses }: { readonly addresses: readonly UnmatchedAddress[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shownCount, setShownCount] = useState(SHOWN_AT_FIRST);
  return (
    <>
      <ScrollRegion label={t('unmatched.region')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('unmatched.address')}</Table.Th>
              <Table.Th scope="col">{t('ledger.origin')}</Table.Th>
              <Table.Th scope="col">{t('unmatched.kind')}</Table.Th>
              <Table.Th scope="col" className={classes['right'] ?? ''}>
                {t('unmatched.count')}
              </Table.Th>
              <Table.Th scope="col">{t('unmatched.days')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {addresses.slice(0, shownCount).map(({ address, origin, kind, count, firstDay, lastDay }) => (
              <Table.Tr key={`${origin} ${address} ${kind}`} data-address={address}>
                <Table.Th scope="row" className={classes['address'] ?? ''}>
                  {address}
                </Table.Th>
                <Table.Td>{origin}</Table.Td>
                <Table.Td>{t(`unmatched.kinds.${kind}`)}</Table.Td>
                <Table.Td className={classes['right'] ?? ''}>{format.count(count)}</Table.Td>
                <Table.Td>{firstDay === lastDay ? format.day(firstDay) : `${format.day(firstDay)} – ${format.day(lastDay)}`}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {addresses.length > shownCount && (
        <Button variant="default" mt={10} onClick={() => setShownCount(shownCount * 3)}>
          {t('unmatched.more')}
        </Button>
      )}
    </>
  );
}

/** The rows found, as a file: also those that the page does not show at first. */
function toUnmatchedCsv(addresses: readonly UnmatchedAddress[]): string {
  return toCsv(
    ['address', 'origin', 'kind', 'count', 'first_day', 'last_day'],
    addresses.map(({ address, origin, kind, count, firstDay, lastDay }) => [address, origin, kind, count, firstDay, lastDay]),
  );
}
