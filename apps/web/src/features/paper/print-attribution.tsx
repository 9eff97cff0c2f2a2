import { Button, NativeSelect, Table } from '@mantine/core';
import type { PaperReply, UnattributedPrint } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapPrints, useUnattributedPrints } from '../../api/paper.ts';
import type { PrintMappingOrder } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './paper.module.css';

/** Print jobs whose unit is not known, and the way to say whose a queue, a host or an account is. */
export function PrintAttribution({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const { data, error, isError, refetch } = useUnattributedPrints(reply.period.id);
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Placeholder height={200} />;
  if (data.prints.length === 0) return <p className={classes['hint']}>{t('paper.allAttributed')}</p>;
  return (
    <ScrollRegion label={t('paper.printRegion')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {(['queue', 'host', 'account'] as const).map((kind) => (
              <Table.Th key={kind} scope="col">
                {t(`paper.mapping.${kind}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col" className={classes['right'] ?? ''}>
              {t('paper.jobs')}
            </Table.Th>
            <Table.Th scope="col" className={classes['right'] ?? ''}>
              {t('paper.sheetsColumn')}
            </Table.Th>
            <Table.Th scope="col">{t('paper.belongsTo')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.prints.map((print) => (
            <PrintRow key={`${print.queue} ${print.host} ${print.account}`} print={print} units={reply.units} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function PrintRow({ print, units }: { readonly print: UnattributedPrint; readonly units: PaperReply['units'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const map = useMapPrints();
  const kinds = (['queue', 'host', 'account'] as const).filter((kind) => print[kind] !== '');
  const [kind, setKind] = useState<PrintMappingOrder['kind']>(kinds[0] ?? 'queue');
  const [agency, setAgency] = useState(units[0]?.code ?? '');
  const name = print[kind];
  return (
    <Table.Tr>
      <Table.Th scope="row">{print.queue || '—'}</Table.Th>
      <Table.Td>{print.host || '—'}</Table.Td>
      <Table.Td>{print.account || '—'}</Table.Td>
      <Table.Td className={classes['right'] ?? ''}>{format.count(print.jobs)}</Table.Td>
      <Table.Td className={classes['right'] ?? ''}>{format.count(print.sheets)}</Table.Td>
      <Table.Td>
        <form
          className={classes['inline']}
          onSubmit={(event) => {
            event.preventDefault();
            map.mutate({ kind, name, agency });
          }}
        >
          <NativeSelect
            size="xs"
            aria-label={t('paper.mappingKindOf', { name })}
            data={kinds.map((value) => ({ value, label: t(`paper.mapping.${value}`) }))}
            value={kind}
            onChange={(event) => setKind(kinds.find((each) => each === event.currentTarget.value) ?? kind)}
          />
          <NativeSelect
            size="xs"
            aria-label={t('paper.mappingAgencyOf', { name })}
            data={units.map(({ code, name: label }) => ({ value: code, label }))}
            value={agency}
            onChange={(event) => setAgency(event.currentTarget.value)}
          />
          <Button type="submit" size="compact-sm" loading={map.isPending} aria-label={t('paper.assignOf', { name })}>
            {t('paper.assign')}
          </Button>
          {map.isError && <ProblemNotice error={map.error} />}
        </form>
      </Table.Td>
    </Table.Tr>
  );
}
