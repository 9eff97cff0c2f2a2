import { Checkbox } from '@mantine/core';
import { COEFFICIENTS } from '@nhip-thu/metrics';
import type { CoefficientId, PaperReply } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanWritePaper } from '../../api/access.ts';
import { useSetCoefficients } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './paper.module.css';

/** What the sheets saved stand for. Estimates of others, so nothing is shown until somebody who may turns a coefficient on. */
export function Equivalents({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const titleId = useId();
  const canWrite = useCanWritePaper();
  const { equivalents } = reply;
  if (equivalents.length === 0 && !canWrite) return null;
  return (
    <Card labelledBy={titleId} isScreenOnly={equivalents.length === 0}>
      <h2 id={titleId}>{t('paper.equivalents.title')}</h2>
      <p className={classes['hint']}>{t('paper.equivalents.hint')}</p>
      <ul className={classes['list']}>
        {equivalents.map((equivalent) => (
          <Equivalent key={equivalent.coefficient} equivalent={equivalent} />
        ))}
      </ul>
      {canWrite && <Switches isOn={(id) => equivalents.some(({ coefficient }) => coefficient === id)} />}
    </Card>
  );
}

function Equivalent({ equivalent: { coefficient, amount } }: { readonly equivalent: PaperReply['equivalents'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li data-coefficient={coefficient}>
      {amount === null ? t('paper.equivalents.unknown') : t('paper.equivalents.trees', { shown: format.fixed(amount, 2) })} ·{' '}
      {t(`paper.equivalents.sources.${coefficient}`)}
    </li>
  );
}

/** Turns coefficients on and off; each names its rate, version and source. */
function Switches({ isOn }: { readonly isOn: (id: CoefficientId) => boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const set = useSetCoefficients();
  const turn = (changed: CoefficientId): void =>
    set.mutate(COEFFICIENTS.map(({ id }) => id).filter((id) => (id === changed ? !isOn(id) : isOn(id))));
  return (
    <fieldset className={classes['switches']} data-screen-only>
      <legend>{t('paper.equivalents.switches')}</legend>
      {COEFFICIENTS.map(({ id, sheetsPerUnit }) => (
        <Checkbox
          key={id}
          label={t('paper.equivalents.switch', { sheets: format.count(sheetsPerUnit), source: t(`paper.equivalents.sources.${id}`) })}
          checked={isOn(id)}
          disabled={set.isPending}
          onChange={() => turn(id)}
        />
      ))}
      {set.isError && <ProblemNotice error={set.error} />}
    </fieldset>
  );
}
