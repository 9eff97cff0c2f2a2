import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { parsePercent, USE_DEFINITIONS } from '@nhip-thu/metrics';
import type { DefinitionId, TargetMetric } from '@nhip-thu/metrics';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhatIf, type WhatIfQuestion } from '../../api/targets.ts';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { nameMetric } from '../../text/metric-text.ts';
import classes from './targets.module.css';
import { WhatIfResult } from './what-if-result.tsx';
import { askOf, MEASURES, PAPER_METRIC, type Trial } from './what-if-question.ts';

const TYPING_MS = 300;

interface WhatIfProps {
  readonly periodId: string | null;
  /** The definition that the page shows: what is tried is compared with it, or with paper. */
  readonly definition: DefinitionId;
  readonly trial: Trial;
  /** The target of the whole province that another would supersede, or null. */
  readonly supersedes: number | null;
  /** Chooses the period. */
  readonly children?: ReactNode;
  readonly onChange: (change: Partial<Trial>) => void;
}

/** "Nếu áp dụng …, ai đạt?" for the whole province; nothing is stored by trying. */
export function WhatIf({ periodId, definition, trial, supersedes, children, onChange }: WhatIfProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const { metric } = trial;
  const metrics: readonly TargetMetric[] = [definition, PAPER_METRIC];
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{t('targets.whatIfTitle')}</h2>
      <p className={classes['aside']}>{t('targets.whatIfHint', { metric: nameMetric(t, metric) })}</p>
      <div className={classes['controls']}>
        {children}
        <NativeSelect
          label={t('targets.metric')}
          data={metrics.map((value) => ({ value, label: nameMetric(t, value) }))}
          value={metric}
          onChange={({ currentTarget: { value } }) => onChange({ metric: value === PAPER_METRIC ? PAPER_METRIC : definition, tried: '' })}
        />
        <TriedSelect trial={trial} onChange={onChange} />
        <TriedPercent percent={trial.percent} onChange={onChange} />
      </div>
      <Preview question={askOf(trial, periodId, supersedes)} />
    </Card>
  );
}

/** The percentage that is tried. What is none stays in the field with its fault, and out of the address. */
function TriedPercent({ percent, onChange }: Pick<Trial, 'percent'> & Pick<WhatIfProps, 'onChange'>) {
  const { t } = useTranslation();
  // What is typed holds as long as the address has what it was typed for.
  const [draft, setDraft] = useState<{ readonly text: string; readonly percent: string } | null>(null);
  const text = draft?.percent === percent ? draft.text : percent;
  return (
    <TextInput
      label={t('targets.triedThreshold')}
      placeholder={t('targets.sameTarget')}
      inputMode="decimal"
      value={text}
      error={isNoPercent(text) ? t('targets.fault.notPercent') : null}
      onChange={({ currentTarget: { value } }) => {
        const next = isNoPercent(value) ? '' : value;
        setDraft({ text: value, percent: next });
        onChange({ percent: next });
      }}
    />
  );
}

function isNoPercent(text: string): boolean {
  return text !== '' && parsePercent(text) === null;
}

/** Another definition of use, or another number of the reduction of paper. */
function TriedSelect({ trial: { metric, tried }, onChange }: Pick<WhatIfProps, 'trial' | 'onChange'>) {
  const { t } = useTranslation();
  const isPaper = metric === PAPER_METRIC;
  const others = isPaper
    ? MEASURES.map((value) => ({ value, label: t(`targets.measures.${value}`) }))
    : USE_DEFINITIONS.filter(({ id }) => id !== metric).map(({ id }) => ({ value: id, label: nameMetric(t, id) }));
  return (
    <NativeSelect
      label={isPaper ? t('targets.triedMeasure') : t('targets.triedDefinition')}
      data={[{ value: '', label: isPaper ? t('targets.sameMeasure') : t('targets.sameDefinition') }, ...others]}
      value={tried}
      onChange={({ currentTarget: { value } }) => onChange({ tried: value })}
    />
  );
}

/** The answer to a question that may still be typed; nothing while there is none. */
export function Preview({ question }: { readonly question: WhatIfQuestion | null }) {
  const [asked] = useDebouncedValue(question, TYPING_MS);
  const whatIf = useWhatIf(asked);
  if (question === null || asked === null) return null;
  if (whatIf.isError) return <ProblemNotice error={whatIf.error} />;
  // What is tried of paper says nothing of use, nor the other way round.
  if (whatIf.data === undefined || 'triedMeasure' in whatIf.data !== (question.about === 'paper')) return <Placeholder height={120} />;
  return <WhatIfResult reply={whatIf.data} isBusy={whatIf.isPlaceholderData} />;
}
