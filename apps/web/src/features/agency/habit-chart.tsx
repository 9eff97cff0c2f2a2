import type { AgencyReply, DefinitionId, Figure } from '@nhip-thu/metrics';
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
import { FigureTrace } from '../../ui/figure-trace.tsx';
import { Twins } from '../../ui/twins.tsx';
import classes from './agency.module.css';
import { DefinitionBar } from './definition-bar.tsx';
import { CourseBars } from './course-bars.tsx';

/** What tells of habit: who comes week after week, and who looks in at both ends of a session. */
const HABITS: readonly DefinitionId[] = ['du-3@1', 'du-4@1'];

interface HabitChartProps {
  readonly reply: AgencyReply;
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** How habitual use of one agency is. Days and hours are told of the province only (ADR 41, 42). */
export function HabitChart({ reply, isTable, onToggle, isBusy }: HabitChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sensitivity, agency, period, snapshot } = reply;
  const figures = sensitivity.figures.filter(({ definition }) => HABITS.includes(definition));
  return (
    <ChartFrame
      title={describeHabits(t, format, figures)}
      context={t('agency.habit.context', { period: namePeriod(t, period) })}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`thoi-quen_${agency.code}_${period.id}.csv`, toFigureCsv([{ ...sensitivity, figures }], reply))}
      method={figures.map((figure) => (
        <div key={figure.definition}>
          <p>
            <strong>{nameDefinition(t, figure)}.</strong> {t(`definition.how.${figure.definition}`)}
          </p>
          <FigureTrace traced={{ ...reply, who: agency.name, figure, target: null, snapshots: snapshot === null ? [] : [snapshot] }} />
        </div>
      ))}
    >
      <Twins isTable={isTable} table={<HabitTable figures={figures} />} chart={<HabitBars figures={figures} />} />
      {sensitivity.keptRate !== null && (
        <p className={classes['aside']}>{t('agency.kept', { rate: format.ratio(sensitivity.keptRate) })}</p>
      )}
    </ChartFrame>
  );
}

/** Who has the habit, in the words of the first definition that tells it; where none does, why. */
function describeHabits(t: TFunction, format: Format, figures: readonly Figure[]): string {
  const told = figures.find((figure) => figure.value !== null);
  const [first] = figures;
  if (told === undefined)
    return first === undefined ? t('agency.habit.title') : t('agency.habit.silent', { reason: describeSilence(t, first) });
  const words = { people: format.people(told), rate: format.rate(told, null) ?? '' };
  return t(told.definition === 'du-4@1' ? 'agency.habit.du-4@1' : 'agency.habit.du-3@1', words);
}

function nameDefinition(t: TFunction, { definition }: Figure): string {
  return `${t(`definition.${definition}`)} (${definition.toUpperCase()})`;
}

interface FiguresProps {
  readonly figures: readonly Figure[];
}

function HabitBars({ figures }: FiguresProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CourseBars
      rows={figures.map((figure) => ({
        key: figure.definition,
        label: t(`definition.${figure.definition}`),
        bar: <DefinitionBar figure={figure} />,
        text: format.rate(figure, null) ?? '—',
        aside: describeEvidence(t, format, figure).join(' · '),
      }))}
    />
  );
}

/** People, or why there is no rate and between what it lies; the interval, and how much of the time logs cover. */
function describeEvidence(t: TFunction, format: Format, figure: Figure): string[] {
  const { value, interval, bounds, coverage } = figure;
  const parts = [format.people(figure)];
  if (value === null) parts.push(describeSilence(t, figure));
  if (value === null && bounds !== null) parts.push(t('agency.habit.bounds', { interval: format.interval(bounds) }));
  if (interval !== null) parts.push(t('kpi.interval', { interval: format.interval(interval) }));
  if (coverage !== null) parts.push(t('verdict.coverage', { rate: format.coverage(coverage) }));
  return parts;
}

function HabitTable({ figures }: FiguresProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CardTable
      label={t('agency.habit.region')}
      className={`${classes['table']} ${classes['fitting']}`}
      columns={[
        { key: 'definition', head: t('agency.definition') },
        { key: 'people', head: t('league.people'), isNumber: true },
        { key: 'rate', head: t('league.rate') },
        { key: 'interval', head: t('agency.habit.interval'), isNumber: true },
        { key: 'bounds', head: t('agency.habit.boundsHead'), isNumber: true },
        { key: 'coverage', head: t('compare.coverage'), isNumber: true },
      ]}
      rows={figures.map((figure) => ({
        key: figure.definition,
        marks: { 'data-definition': figure.definition },
        cells: [
          nameDefinition(t, figure),
          format.people(figure),
          format.rate(figure, null) ?? `— ${describeSilence(t, figure)}`,
          figure.interval === null ? '—' : format.interval(figure.interval),
          figure.bounds === null ? '—' : format.interval(figure.bounds),
          figure.coverage === null ? '—' : format.coverage(figure.coverage),
        ],
      }))}
    />
  );
}
