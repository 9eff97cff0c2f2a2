import type { TargetEntry, UseDefinition } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { anchorOf } from '../../text/definition-anchor.ts';
import { numbersOf } from '../../text/definition-numbers.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import classes from './definitions.module.css';

interface DefinitionCardProps {
  readonly definition: UseDefinition;
  /** All there are; undefined while that is not known. */
  readonly targets: readonly TargetEntry[] | undefined;
}

/** One definition of use: what it counts in words, as formula with the numbers of the registered rule, by example, when it says nothing, and by which instrument it binds. */
export function DefinitionCard({ definition: { id, rule }, targets }: DefinitionCardProps) {
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
        {targets !== undefined && (
          <>
            <dt>{t('definitions.basis')}</dt>
            <Basis
              target={targets.find(({ metric, scope, state }) => metric === id && scope.kind === 'province' && state === 'in-force')}
            />
          </>
        )}
      </dl>
    </Card>
  );
}

/** The province's target under the definition, and the instrument that set it. */
function Basis({ target }: { readonly target: TargetEntry | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (target === undefined) return <dd>{t('definitions.basisNone')}</dd>;
  return (
    <dd>
      {t('definition.target', {
        comparator: target.comparator === '>=' ? '≥' : '>',
        threshold: format.threshold(target.levels.met),
        from: format.day(target.validFrom),
        basis: target.basisLine,
      })}
    </dd>
  );
}
