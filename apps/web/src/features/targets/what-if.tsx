import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { parsePercent, USE_DEFINITIONS } from '@nhip-thu/metrics';
import type { DefinitionId } from '@nhip-thu/metrics';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhatIf, type WhatIfQuestion } from '../../api/targets.ts';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { nameMetric } from '../../text/metric-text.ts';
import classes from './targets.module.css';
import { WhatIfResult } from './what-if-result.tsx';

const TYPING_MS = 300;

interface WhatIfProps {
  readonly periodId: string | null;
  readonly definition: DefinitionId;
  /** What is tried, as the address holds it: another definition, a percentage as typed. */
  readonly tried: DefinitionId | null;
  readonly percent: string;
  /** The target of the whole province that another would supersede, or null. */
  readonly supersedes: number | null;
  /** Chooses the period. */
  readonly children?: ReactNode;
  readonly onChange: (choice: { readonly tried?: DefinitionId | null; readonly percent?: string }) => void;
}

/** "Nếu áp dụng …, ai đạt?" for the whole province; nothing is stored by trying. */
export function WhatIf({ periodId, definition, tried, percent, supersedes, children, onChange }: WhatIfProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const threshold = parsePercent(percent);
  const isWrong = percent !== '' && threshold === null;
  const question: WhatIfQuestion | null =
    isWrong || (tried === null && percent === '')
      ? null
      : { periodId, definition, tried: tried ?? definition, threshold, comparator: '>=', scope: { kind: 'province' }, supersedes };
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{t('targets.whatIfTitle')}</h2>
      <p className={classes['aside']}>{t('targets.whatIfHint', { metric: nameMetric(t, definition) })}</p>
      <div className={classes['controls']}>
        {children}
        <NativeSelect
          label={t('targets.triedDefinition')}
          data={[
            { value: '', label: t('targets.sameDefinition') },
            ...USE_DEFINITIONS.filter(({ id }) => id !== definition).map(({ id }) => ({ value: id, label: nameMetric(t, id) })),
          ]}
          value={tried ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ tried: USE_DEFINITIONS.find(({ id }) => id === value)?.id ?? null })}
        />
        <TextInput
          label={t('targets.triedThreshold')}
          placeholder={t('targets.sameTarget')}
          inputMode="decimal"
          value={percent}
          error={isWrong ? t('targets.notPercent') : null}
          onChange={({ currentTarget: { value } }) => onChange({ percent: value })}
        />
      </div>
      <Preview question={question} />
    </Card>
  );
}

/** The answer to a question that may still be typed; nothing while there is none. */
export function Preview({ question }: { readonly question: WhatIfQuestion | null }) {
  const [asked] = useDebouncedValue(question, TYPING_MS);
  const whatIf = useWhatIf(asked);
  if (question === null || asked === null) return null;
  if (whatIf.isError) return <ProblemNotice error={whatIf.error} />;
  if (whatIf.data === undefined) return <Placeholder height={120} />;
  return <WhatIfResult reply={whatIf.data} isBusy={whatIf.isPlaceholderData} />;
}
