import type { AgencyReply, DefinitionId, Figure } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RateBar } from '../../charts/rate-bar.tsx';
import { describeBar } from '../../text/mark-sentences.ts';
import { describeSilence } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { FigureTrace } from '../../ui/figure-trace.tsx';
import classes from './agency.module.css';

/** What tells of habit: who comes week after week, and who looks in at both ends of a session. */
const HABITS: readonly DefinitionId[] = ['du-3@1', 'du-4@1'];

/** How habitual use of one agency is. Days and hours are told of the province only (ADR 41, 42). */
export function HabitCards({ reply, isBusy }: { readonly reply: AgencyReply; readonly isBusy: boolean }) {
  const { sensitivity } = reply;
  const figures = sensitivity.figures.filter(({ definition }) => HABITS.includes(definition));
  return (
    <div className={classes['habits']}>
      {figures.map((figure) => (
        <HabitCard
          key={figure.definition}
          figure={figure}
          keptRate={figure.definition === 'du-4@1' ? sensitivity.keptRate : null}
          reply={reply}
          isBusy={isBusy}
        />
      ))}
    </div>
  );
}

interface HabitCardProps {
  readonly figure: Figure;
  readonly keptRate: number | null;
  readonly reply: AgencyReply;
  readonly isBusy: boolean;
}

function HabitCard({ figure, keptRate, reply, isBusy }: HabitCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { definition } = figure;
  const rate = format.rate(figure, null);
  const words = { people: format.people(figure), rate: rate ?? '—', reason: describeSilence(t, figure) };
  return (
    <Card labelledBy={id} isBusy={isBusy}>
      <h2 id={id}>{t(rate === null ? 'agency.habit.silent' : (`agency.habit.${definition}` as 'agency.habit.du-3@1'), words)}</h2>
      <p className={classes['aside']}>
        {t(`definition.${definition}`)} ({definition.toUpperCase()})
      </p>
      <RateBar
        value={figure.value}
        interval={figure.interval}
        threshold={null}
        tone="plain"
        sentence={describeBar(t, format, { name: t(`definition.${definition}`), figure, target: null })}
      />
      <p>
        {figure.interval !== null && t('kpi.interval', { interval: format.interval(figure.interval) })}
        {figure.coverage !== null && ` · ${t('verdict.coverage', { rate: format.coverage(figure.coverage) })}`}
      </p>
      {keptRate !== null && <p>{t('agency.kept', { rate: format.ratio(keptRate) })}</p>}
      <details>
        <summary>{t('common.method')}</summary>
        <p>{t(`definition.how.${definition}`)}</p>
        <FigureTrace
          traced={{ ...reply, who: reply.agency.name, figure, target: null, snapshots: reply.snapshot === null ? [] : [reply.snapshot] }}
        />
      </details>
    </Card>
  );
}
