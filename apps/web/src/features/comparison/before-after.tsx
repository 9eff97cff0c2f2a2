import { useMediaQuery } from '@mantine/hooks';
import type { AdoptionReply, AgencyAdoption, Period } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonWord } from '../../api/figure-question.ts';
import type { SlopeRow } from '../../charts/slope.tsx';
import { downloadCsv } from '../../text/csv.ts';
import { changeDirection } from '../../text/format.ts';
import type { Format } from '../../text/format.ts';
import { abbreviatePeriod, namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { AgencyLink } from '../../ui/agency-link.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { ChangeText } from '../../ui/change-text.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { Twins } from '../../ui/twins.tsx';
import { ChangeMethod } from './change-trace.tsx';
import classes from './comparison.module.css';
import { toBeforeCsv } from './course-csv.ts';
import { countDirections } from './course-finding.ts';
import type { ComparisonPartProps } from './course-grid.tsx';
import { describeDrawn } from './slope-legend.ts';
import { chooseLabelled, listChanged, MOST_LINES } from './slope-rows.ts';

const Slope = lazy(async () => {
  const { Slope: component } = await import('../../charts/slope.tsx');
  return { default: component };
});

const SLOPE_HEIGHT = 460;
/** Letters of a name that fit beside the lines of a narrow screen. */
const SHORT_NAME = 16;

/** Every agency in the period compared with and in this one: lines, or a table. */
export function BeforeAfter(props: ComparisonPartProps & { readonly comparison: ComparisonWord }) {
  const { t } = useTranslation();
  const { comparison, reply, rows, isTable, onToggle, isBusy } = props;
  const { comparedWith } = reply;
  return (
    <ChartFrame
      id="so-sanh"
      title={comparedWith === null ? describeNothing(t, comparison, reply) : describeChange(t, rows, comparedWith)}
      context={t('finding.context', { definition: t(`definition.${reply.definition}`), period: namePeriod(t, reply.period) })}
      isBusy={isBusy}
      {...(comparedWith === null ? {} : { view: { isTable, onToggle } })}
      onCsv={() => downloadCsv(`truoc-sau_${reply.period.id}_${reply.definition}.csv`, toBeforeCsv(rows, reply))}
      method={<ChangeMethod reply={reply} rows={rows} hasLines />}
      legend={comparedWith === null || isTable ? undefined : describeDrawn(t, rows, reply.target !== null)}
    >
      {comparedWith === null ? (
        <p>{describeWay(t, comparison, reply)}</p>
      ) : (
        <Twins
          isTable={isTable}
          table={<BeforeTable rows={rows} before={comparedWith} now={reply.period} />}
          chart={<Picture {...props} before={comparedWith} />}
        />
      )}
    </ChartFrame>
  );
}

/** Why there is no other period: nobody asked for one, this one is not over, or that one has no figures. */
function describeNothing(t: TFunction, comparison: ComparisonWord, { isProvisional }: Pick<AdoptionReply, 'isProvisional'>): string {
  if (comparison === 'khong') return t('compare.notAsked');
  return t(isProvisional ? 'compare.notOver' : 'compare.nothingCompared');
}

/** What to do about that. */
function describeWay(t: TFunction, comparison: ComparisonWord, { isProvisional }: Pick<AdoptionReply, 'isProvisional'>): string {
  if (comparison === 'khong') return t('compare.notAskedHint');
  return isProvisional ? t('compare.notOverHint') : t(`compare.nothingBefore.${comparison}`);
}

/** The finding: who rose, who fell, against which period. */
function describeChange(t: TFunction, rows: readonly AgencyAdoption[], before: Period): string {
  const { up, down, same } = countDirections(rows.map(({ change }) => change));
  const values = { period: namePeriod(t, before), up: t('compare.up', { count: up }), down: t('compare.down', { count: down }) };
  return up + down + same === 0 ? t('compare.noChange', values) : t('compare.change', values);
}

function Picture({ reply, rows, before }: ComparisonPartProps & { readonly before: Period }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const lines = toLines(format, rows, isNarrow ? SHORT_NAME : null);
  const { target } = reply;
  if (lines.length === 0) return <Empty kind="period" text={t('compare.noLine')} />;
  return (
    <Suspense fallback={<Placeholder height={SLOPE_HEIGHT} />}>
      <Slope
        rows={lines}
        isNarrow={isNarrow}
        heads={{ from: abbreviatePeriod(t, before.id), to: abbreviatePeriod(t, reply.period.id) }}
        threshold={target === null ? null : { value: target.threshold, label: format.threshold(target.threshold) }}
        formatAxis={(ratio) => format.threshold(ratio)}
        sentence={`${describeChange(t, rows, before)}. ${lines.map(({ detail }) => detail).join('; ')}`}
      />
    </Suspense>
  );
}

/** At most as many lines as can be told apart, the first in the order of the page. */
function toLines(format: Format, rows: readonly AgencyAdoption[], nameLength: number | null): SlopeRow[] {
  const changed = listChanged(rows).slice(0, MOST_LINES);
  const labelled = chooseLabelled(changed);
  return changed.map(({ agency, before, now, change }) => {
    const [from, to] = [agency.before, agency.figure].map((printed) => (printed && format.rate(printed, agency.target)) ?? '—');
    return {
      key: agency.code,
      ...{ from: before, to: now, direction: changeDirection(change) },
      label: labelled.has(agency.code) ? { from: from ?? '', to: `${to} ${shorten(agency.name, nameLength)}` } : null,
      detail: `${agency.name}: ${from} → ${to}`,
    };
  });
}

/** Whole words of a name, as many as fit. */
function shorten(name: string, length: number | null): string {
  if (length === null || name.length <= length) return name;
  const end = name.lastIndexOf(' ', length);
  return `${name.slice(0, end > 0 ? end : length)}…`;
}

interface BeforeTableProps {
  readonly rows: readonly AgencyAdoption[];
  readonly before: Period;
  readonly now: Period;
}

/** The lines' table twin, with those that have no line. */
function BeforeTable({ rows, before, now }: BeforeTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const cellOf = (printed: AgencyAdoption['figure'] | AgencyAdoption['before'], { target }: AgencyAdoption): ReactNode =>
    printed === null ? (
      '—'
    ) : (
      <>
        <strong>{format.rate(printed, target) ?? '—'}</strong> <span className={classes['people']}>{format.people(printed)}</span>
      </>
    );
  return (
    <CardTable
      label={t('compare.beforeRegion')}
      columns={[
        { key: 'agency', head: t('league.agency') },
        { key: 'before', head: abbreviatePeriod(t, before.id) },
        { key: 'now', head: abbreviatePeriod(t, now.id) },
        { key: 'change', head: t('league.change') },
      ]}
      rows={rows.map((agency) => ({
        key: agency.code,
        marks: { 'data-agency': agency.code },
        cells: [
          <AgencyLink key="agency" agency={agency} />,
          cellOf(agency.before, agency),
          cellOf(agency.figure, agency),
          <ChangeText key="change" change={agency.change} />,
        ],
      }))}
    />
  );
}
