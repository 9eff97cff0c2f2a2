import type { DefinitionId, TargetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { carriedChoices } from '../api/figure-question.ts';
import { anchorOf } from '../text/definition-anchor.ts';
import { useFormat } from '../text/use-format.ts';
import { FigureTrace } from './figure-trace.tsx';
import type { Traced } from './figure-trace.tsx';

interface MethodNoteProps {
  readonly definition: DefinitionId;
  readonly target: TargetReply | null;
  /** The figure that is in question, to be followed down to its counts. */
  readonly traced?: Traced;
}

/** How the shown rate is made: definition, rate, interval, what is masked, target with its legal basis; and where the whole of it is written. */
export function MethodNote({ definition, target, traced }: MethodNoteProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search } = useLocation();
  return (
    <>
      <p>
        <strong>
          {t(`definition.${definition}`)} ({definition.toUpperCase()}).
        </strong>{' '}
        {t(`definition.how.${definition}`)}
      </p>
      <p>{t('definition.rate')}</p>
      <p>{t('definition.interval')}</p>
      <p>{t('definition.publication')}</p>
      <p>
        {target === null
          ? t('definition.noTarget')
          : t('definition.target', {
              comparator: target.comparator === '>=' ? '≥' : '>',
              threshold: format.threshold(target.threshold),
              from: format.day(target.validFrom),
              basis: target.legalBasis,
            })}
      </p>
      {traced !== undefined && <FigureTrace traced={traced} />}
      <p>
        <Link to={{ pathname: '/dinh-nghia', search: carriedChoices(search), hash: anchorOf(definition) }}>{t('definitions.more')}</Link>
      </p>
    </>
  );
}
