import { Button, Table } from '@mantine/core';
import type { NamedPeopleReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useReadNamedPeople } from '../../api/named-views.ts';
import { useFormat } from '../../text/use-format.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './named-views.module.css';

/** The people of a view, shown when they are asked for. */
export function People({ id }: { readonly id: number }) {
  const { t } = useTranslation();
  const read = useReadNamedPeople();
  return (
    <>
      <p>{t('namedViews.readHint')}</p>
      <div className={classes['actions']}>
        <Button loading={read.isPending} onClick={() => read.mutate(id)}>
          {t('namedViews.read')}
        </Button>
      </div>
      {read.isError && <ProblemNotice error={read.error} />}
      {read.data !== undefined && <PeopleTable reply={read.data} />}
    </>
  );
}

function PeopleTable({ reply: { view, readBy, readAt, people } }: { readonly reply: NamedPeopleReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p className={classes['mark']}>
        {t('namedViews.mark', { id: view.id, by: readBy, time: format.moment(readAt), purpose: view.purpose })}
      </p>
      <ScrollRegion label={t('namedViews.people')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              {(['name', 'days', 'weeks', 'verdict'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`namedViews.columns.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map(({ officialId, fullName, code, regular, isRegular }) => (
              <Table.Tr key={officialId}>
                <Table.Th scope="row">{code === null ? fullName : `${fullName} (${code})`}</Table.Th>
                <Table.Td>
                  {t('namedViews.ofNeeded', { seen: regular.accessDays, all: regular.workingDays, needed: regular.neededAccessDays })}
                </Table.Td>
                <Table.Td>
                  {t('namedViews.ofNeeded', { seen: regular.sendingWeeks, all: regular.weeks, needed: regular.neededSendingWeeks })}
                </Table.Td>
                <Table.Td>{t(`namedViews.verdict.${isRegular === null ? 'unknown' : isRegular ? 'yes' : 'no'}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </>
  );
}
