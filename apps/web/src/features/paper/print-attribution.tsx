import { Button, NativeSelect } from '@mantine/core';
import type { PaperReply, UnattributedPrint } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapPrints, useUnattributedPrints } from '../../api/paper.ts';
import type { PrintMappingOrder } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './paper.module.css';

const KINDS = ['queue', 'host', 'account'] as const;

/** Print jobs whose unit is not known, and the way to say whose a queue, a host or an account is. */
export function PrintAttribution({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, isError, refetch } = useUnattributedPrints(reply.period.id);
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Placeholder height={200} />;
  if (data.prints.length === 0) return <p className={classes['hint']}>{t('paper.allAttributed')}</p>;
  return (
    <CardTable
      label={t('paper.printRegion')}
      className={classes['table']}
      columns={[
        ...KINDS.map((key) => ({ key, head: t(`paper.mapping.${key}`) })),
        { key: 'jobs', head: t('paper.jobs'), isNumber: true },
        { key: 'sheets', head: t('paper.sheetsColumn'), isNumber: true },
        { key: 'belongsTo', head: t('paper.belongsTo') },
      ]}
      rows={data.prints.map((print) => ({
        key: KINDS.map((kind) => print[kind]).join(' '),
        cells: [
          ...KINDS.map((kind) => print[kind] || '—'),
          ...[format.count(print.jobs), format.count(print.sheets)],
          <PrintOwner key="owner" print={print} units={reply.units} />,
        ],
      }))}
    />
  );
}

/** Says whose the jobs of a queue, a host or an account are. */
function PrintOwner({ print, units }: { readonly print: UnattributedPrint; readonly units: PaperReply['units'] }) {
  const { t } = useTranslation();
  const map = useMapPrints();
  const kinds = KINDS.filter((kind) => print[kind] !== '');
  const [kind, setKind] = useState<PrintMappingOrder['kind']>(kinds[0] ?? 'queue');
  const [agency, setAgency] = useState(units[0]?.code ?? '');
  const name = print[kind];
  return (
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
  );
}
