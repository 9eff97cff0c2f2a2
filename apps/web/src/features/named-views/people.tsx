import { Button, Table } from '@mantine/core';
import type { NamedPeopleReply } from '@nhip-thu/metrics';
import { useId } from 'react';
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
        <div className={classes['marked']}>
          <Watermark text={`${readBy} · ${format.moment(readAt)}`} />
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
        </div>
      </ScrollRegion>
    </>
  );
}

/** Who reads, and when, across the list: it is on every picture and every sheet that is made of it. */
function Watermark({ text }: { readonly text: string }) {
  const id = useId();
  return (
    <svg className={classes['watermark']} width="100%" height="100%" aria-hidden data-watermark={text}>
      <pattern id={id} width="340" height="110" patternUnits="userSpaceOnUse" patternTransform="rotate(-18)">
        <text x="10" y="60">
          {text}
        </text>
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
