import { Table } from '@mantine/core';
import type { SuccessionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './directory.module.css';

/** What has become of agencies, with the decision it rests on. */
export function Successions({ successions }: { readonly successions: readonly SuccessionReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card>
      <h2>{t('directory.successions')}</h2>
      {successions.length === 0 ? (
        <p className={classes['aside']}>{t('directory.noSuccession')}</p>
      ) : (
        <ScrollRegion label={t('directory.successionsRegion')}>
          <Table className={classes['table'] ?? ''} verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('directory.onDay')}</Table.Th>
                <Table.Th scope="col">{t('directory.what')}</Table.Th>
                <Table.Th scope="col">{t('directory.basis')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {successions.map(({ id, kind, from, to, onDay, basis, oldName }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row">{format.day(onDay)}</Table.Th>
                  <Table.Td>{t(`directory.succession.${kind}`, { from: oldName ?? from.name, to: to.name })}</Table.Td>
                  <Table.Td>{basis}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </Card>
  );
}
