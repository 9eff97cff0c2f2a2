import type { UseDefinition } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { anchorOf } from '../../text/definition-anchor.ts';
import { numbersOf } from '../../text/definition-numbers.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import classes from './definitions.module.css';

/** One definition of use: what it counts in words, as formula with the numbers of the registered rule, by example, and when it says nothing. */
export function DefinitionCard({ definition: { id, rule } }: { readonly definition: UseDefinition }) {
  const { t } = useTranslation();
  const format = useFormat();
  const numbers = numbersOf(rule, format);
  const headingId = anchorOf(id);
  return (
    <Card labelledBy={headingId}>
      <div className={classes['head']}>
        <h2 id={headingId} className={classes['anchor']}>
          {t(`definition.short.${id}`)} · {t(`definition.${id}`)}
        </h2>
        <span className={classes['version']}>{t('definitions.version', { id: id.toUpperCase() })}</span>
      </div>
      <p className={classes['words']}>{t(`definition.how.${id}`)}</p>
      <dl className={classes['parts']}>
        <dt>{t('definitions.formula')}</dt>
        <dd className={classes['formula']}>{t(`definitions.of.${id}.formula`, numbers)}</dd>
        <dt>{t('definitions.example')}</dt>
        <dd>{t(`definitions.of.${id}.example`)}</dd>
        <dt>{t('definitions.silent')}</dt>
        <dd>{t(`definitions.of.${id}.silent`, numbers)}</dd>
      </dl>
    </Card>
  );
}
