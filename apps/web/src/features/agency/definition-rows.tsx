import type { AgencyReply, Figure } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import { toFigureCsv } from '../../text/figure-csv.ts';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { describeSilence } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import classes from './agency.module.css';
import { DefinitionBar } from './definition-bar.tsx';

interface PartProps {
  readonly reply: AgencyReply;
  readonly isBusy: boolean;
}

/** The agency's people under every definition: how much of the verdict is the definition's. */
export function DefinitionRows({ reply, isBusy }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sensitivity, period, agency } = reply;
  return (
    <ChartFrame
      title={describeDefinitions(t, format, sensitivity.figures)}
      context={t('agency.byDefinitionContext', { period: namePeriod(t, period) })}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`dinh-nghia_${agency.code}_${period.id}.csv`, toFigureCsv([sensitivity], reply))}
      method={<DefinitionMethod reply={reply} />}
      legend={sensitivity.keptRate === null ? undefined : t('agency.kept', { rate: format.ratio(sensitivity.keptRate) })}
    >
      <CardTable
        label={t('agency.byDefinitionRegion')}
        className={classes['table']}
        columns={[
          { key: 'definition', head: t('agency.definition') },
          { key: 'people', head: t('league.people') },
          { key: 'rate', head: t('league.gapNoTarget') },
          { key: 'scale', head: t('agency.scale'), isWide: true },
        ]}
        rows={sensitivity.figures.map((figure) => ({
          key: figure.definition,
          cells: [
            <DefinitionName key="definition" definition={figure.definition} />,
            format.people(figure),
            <Rate key="rate" figure={figure} />,
            <DefinitionBar key="scale" figure={figure} />,
          ],
        }))}
      />
    </ChartFrame>
  );
}

/** The counts of every row, and the coverage that all of them share. */
function DefinitionMethod({ reply: { agency, sensitivity, period, asOf } }: Pick<PartProps, 'reply'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { coverage, coverageMinutes: minutes } = agency.figure;
  const lines = [
    ...sensitivity.figures.map((figure) => {
      const [who, rate] = [t(`definition.short.${figure.definition}`), format.rate(figure, null)];
      if (rate !== null) return t('trace.counts', { who, people: format.people(figure), rate });
      return t('trace.silent', {
        who,
        count: figure.denominator,
        people: format.count(figure.denominator),
        reason: describeSilence(t, figure),
      });
    }),
    ...(coverage === null ? [] : [t('trace.coverage', { rate: format.coverage(coverage) })]),
    ...(minutes === null
      ? []
      : [t('trace.minutes', { covered: format.count(minutes.coveredMinutes), expected: format.count(minutes.expectedMinutes) })]),
  ];
  const rules = [...sensitivity.figures.map(({ definition }) => definition), 'coverage@2'];
  return (
    <>
      <p>{t('definitions.effectMethod')}</p>
      <CountsTrace lines={lines} source={{ rules, period: namePeriod(t, period), snapshotIds: [agency.snapshotId], asOf }} />
    </>
  );
}

/** Between which rates the verdict lies by the definition alone, as they are printed. */
function describeDefinitions(t: TFunction, format: Format, figures: readonly Figure[]): string {
  const told = figures.filter(({ value }) => value !== null).toSorted(byValue);
  const [lowest, highest] = [told[0], told.at(-1)];
  if (lowest === undefined || highest === undefined) return t('agency.byDefinition');
  const words = { lowest: format.rate(lowest, null) ?? '—', highest: format.rate(highest, null) ?? '—' };
  if (words.lowest === words.highest) return t('agency.definitionsAlike', words);
  // Of rates that are printed alike none is picked out.
  const nameAll = (rate: string): string =>
    figures
      .filter((each) => format.rate(each, null) === rate)
      .map(({ definition }) => t(`definition.short.${definition}`))
      .join(', ');
  return t('agency.definitionsSpread', { ...words, lowestName: nameAll(words.lowest), highestName: nameAll(words.highest) });
}

function byValue(a: Figure, b: Figure): number {
  return (a.value ?? 0) - (b.value ?? 0);
}

function DefinitionName({ definition }: Pick<Figure, 'definition'>) {
  const { t } = useTranslation();
  return (
    <>
      {t(`definition.${definition}`)} <span className={classes['aside']}>{t(`definition.short.${definition}`)}</span>
    </>
  );
}

/** The rate with its interval under it, or why there is none. */
function Rate({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {format.rate(figure, null) ?? `— ${describeSilence(t, figure)}`}
      {figure.interval !== null && (
        <span className={`${classes['aside']} ${classes['under']}`} data-interval>
          {format.interval(figure.interval)}
        </span>
      )}
    </>
  );
}
