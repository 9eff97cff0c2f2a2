import { Table } from '@mantine/core';
import type { IdentitiesReply } from '@nhip-thu/metrics';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './directory.module.css';

/** Whether the directory adds up: each total against the sum of its parts. */
export function Identities({ reply, isBusy }: { readonly reply: IdentitiesReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const wrong = reply.identities.filter(({ difference }) => difference !== 0).length;
  const period = describePeriod(t, format, reply.period);
  return (
    <Card isBusy={isBusy}>
      <h2>{wrong === 0 ? t('directory.identitiesHold') : t('directory.identitiesBroken', { count: wrong, shown: format.count(wrong) })}</h2>
      <p className={classes['aside']}>{t('directory.identitiesContext', { period })}</p>
      <ScrollRegion label={t('directory.identitiesRegion')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('directory.identity')}</Table.Th>
              <Table.Th scope="col">{t('directory.total')}</Table.Th>
              <Table.Th scope="col">{t('directory.parts')}</Table.Th>
              <Table.Th scope="col">{t('directory.difference')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reply.identities.map(({ name, total, parts, difference }) => (
              <Table.Tr key={name} data-identity={name}>
                <Table.Th scope="row">{t(`directory.identityName.${name}`)}</Table.Th>
                <Table.Td>{format.count(total)}</Table.Td>
                <Table.Td>
                  {Object.entries(parts)
                    .map(
                      ([part, count]) =>
                        `${t(`directory.part.${part}`, { defaultValue: t(`directory.kind.${part}`, { defaultValue: part }) })} ${format.count(count)}`,
                    )
                    .join(' + ')}
                </Table.Td>
                <Table.Td>
                  <span className={classes['difference']} data-holds={difference === 0}>
                    {difference === 0 ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
                    {format.count(difference)}
                  </span>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </Card>
  );
}
