import { Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { DefinitionId, Figure, SensitivityReply, TargetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useSeesOwnAgencyOnly } from '../../api/access.ts';
import { downloadCsv } from '../../text/csv.ts';
import { toFigureCsv } from '../../text/figure-csv.ts';
import { namePeriod } from '../../text/period-text.ts';
import { describeSilence } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ProvisionalTag } from '../../ui/provisional-tag.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import shades from '../../ui/shade.module.css';
import { shadeOf } from '../../ui/shade.ts';
import { ShadedCards } from '../../ui/shaded-cards.tsx';
import type { Tint } from '../../ui/shaded-cards.tsx';
import classes from './definitions.module.css';

/** "Độ nhạy theo định nghĩa": the same people under every definition side by side, one row an agency. */
export function EffectTable({ reply, isBusy }: { readonly reply: SensitivityReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  // Of all agencies there is no one snapshot.
  const province = { code: null, name: t('definitions.province'), figures: reply.province, snapshotId: null };
  return (
    <ChartFrame
      title={t('definitions.effect')}
      context={t('definitions.effectContext', { period: namePeriod(t, reply.period) })}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`dinh-nghia_${reply.period.id}.csv`, toFigureCsv([province, ...reply.agencies], reply))}
      method={<p>{t('definitions.effectMethod')}</p>}
      legend={t('definitions.effectLegend')}
    >
      {reply.isProvisional && (
        <p>
          <ProvisionalTag reply={reply} />
        </p>
      )}
      {isNarrow ? <EffectCards reply={reply} /> : <WideTable reply={reply} />}
    </ChartFrame>
  );
}

function WideTable({ reply }: { readonly reply: SensitivityReply }) {
  const { t } = useTranslation();
  const isOwn = useSeesOwnAgencyOnly();
  return (
    <ScrollRegion label={t('definitions.effectRegion')}>
      <Table className={classes['effect'] ?? ''} verticalSpacing={0} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('league.agency')}</Table.Th>
            {reply.definitions.map((id) => (
              <Table.Th key={id} scope="col">
                <DefinitionHead id={id} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {!isOwn && <EffectRow name={t('definitions.province')} figures={reply.province} targets={reply.targets} isTotal />}
          {reply.agencies.map(({ code, name, figures }) => (
            <EffectRow key={code} name={name} figures={figures} targets={reply.targets} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

/** The same on a narrow screen. */
function EffectCards({ reply }: { readonly reply: SensitivityReply }) {
  const { t } = useTranslation();
  const isOwn = useSeesOwnAgencyOnly();
  const total = isOwn ? [] : [{ code: '', name: t('definitions.province'), figures: reply.province }];
  const rows = [...total, ...reply.agencies];
  const cards = rows.map(({ code, name, figures }) => ({
    ...{ key: code, name },
    cells: figures.map((figure, at) => ({
      ...{ key: figure.definition, head: <DefinitionHead id={figure.definition} />, tint: tintOf(figure) },
      words: <EffectWords figure={figure} target={reply.targets[at] ?? null} />,
    })),
  }));
  return <ShadedCards label={t('definitions.effectRegion')} cards={cards} />;
}

function DefinitionHead({ id }: { readonly id: DefinitionId }) {
  const { t } = useTranslation();
  return <abbr title={t(`definition.${id}`)}>{t(`definition.short.${id}`)}</abbr>;
}

const tintOf = ({ value }: Figure): Tint => ({ className: shades['shaded'] ?? '', 'data-shade': shadeOf(value) });

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
        <Table.Td key={figure.definition} {...tintOf(figure)}>
          <EffectWords figure={figure} target={targets[at] ?? null} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function EffectWords({ figure, target }: { readonly figure: Figure; readonly target: TargetReply | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rate = format.rate(figure, target);
  if (rate === null) return <span className={classes['unknown']}>{describeSilence(t, figure)}</span>;
  return (
    <>
      <strong>{rate}</strong>
      <span className={classes['people']}>{format.people(figure)}</span>
    </>
  );
}
