import { Table } from '@mantine/core';
import type { Figure, SensitivityReply, TargetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import { toFigureCsv } from '../../text/figure-csv.ts';
import { namePeriod } from '../../text/period-text.ts';
import { describeSilence } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import shades from '../../ui/shade.module.css';
import { shadeOf } from '../../ui/shade.ts';
import classes from './definitions.module.css';

/** "Độ nhạy theo định nghĩa": the same people under every definition side by side, one row an agency. */
export function EffectTable({ reply, isBusy }: { readonly reply: SensitivityReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  return (
    <ChartFrame
      title={t('definitions.effect')}
      context={t('definitions.effectContext', { period: namePeriod(t, reply.period) })}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`dinh-nghia_${reply.period.id}.csv`, toFigureCsv(reply.agencies, reply))}
      method={<p>{t('definitions.effectMethod')}</p>}
      legend={t('definitions.effectLegend')}
    >
      <ScrollRegion label={t('definitions.effectRegion')}>
        <Table className={classes['effect'] ?? ''} verticalSpacing={0} horizontalSpacing={0}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('league.agency')}</Table.Th>
              {reply.definitions.map((id) => (
                <Table.Th key={id} scope="col">
                  <abbr title={t(`definition.${id}`)}>{t(`definition.short.${id}`)}</abbr>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <EffectRow name={t('definitions.province')} figures={reply.province} targets={reply.targets} isTotal />
            {reply.agencies.map(({ code, name, figures }) => (
              <EffectRow key={code} name={name} figures={figures} targets={reply.targets} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </ChartFrame>
  );
}

interface EffectRowProps {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly targets: readonly (TargetReply | null)[];
  readonly isTotal?: boolean;
}

function EffectRow({ name, figures, targets, isTotal }: EffectRowProps) {
  return (
    <Table.Tr data-total={isTotal}>
      <Table.Th scope="row">{name}</Table.Th>
      {figures.map((figure, at) => (
        <EffectCell key={figure.definition} figure={figure} target={targets[at] ?? null} />
      ))}
    </Table.Tr>
  );
}

function EffectCell({ figure, target }: { readonly figure: Figure; readonly target: TargetReply | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rate = format.rate(figure, target);
  return (
    <Table.Td className={shades['shaded'] ?? ''} data-shade={shadeOf(figure.value)}>
      {rate === null ? (
        <span className={classes['unknown']}>{describeSilence(t, figure)}</span>
      ) : (
        <>
          <strong>{rate}</strong>
          <span className={classes['people']}>{format.people(figure)}</span>
        </>
      )}
    </Table.Td>
  );
}
