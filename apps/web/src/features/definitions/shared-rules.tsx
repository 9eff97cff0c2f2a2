import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import classes from './definitions.module.css';

const RULES = ['human', 'people', 'coverage', 'province', 'interval', 'words', 'flow'] as const;

/** What holds for every definition: who counts, what access is, when nothing is said. */
export function SharedRules() {
  const { t } = useTranslation();
  const headingId = useId();
  return (
    <Card labelledBy={headingId}>
      <h2 id={headingId}>{t('definitions.shared')}</h2>
      <dl className={classes['rules']}>
        {RULES.map((rule) => (
          <div key={rule}>
            <dt>{t(`definitions.rules.${rule}`)}</dt>
            <dd>{t(`definitions.rules.${rule}Text`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
