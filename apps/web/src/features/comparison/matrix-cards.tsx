import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { AgencyLink } from '../../ui/agency-link.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import classes from './comparison.module.css';
import { FigureWords, PaperWords, shadeFigure, shadePaper } from './matrix-cells.tsx';
import type { MatrixRowsProps } from './matrix-cells.tsx';

/** More come when asked for: a phone is not scrolled through a province. */
const FIRST_CARDS = 12;

/** The matrix on a narrow screen: the same cells, one card an agency, each cell under the name of its indicator. */
export function MatrixCards({ rows, definitions, targets, hasPaper, isPaperProvisional }: MatrixRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAll, all] = useDisclosure(false);
  return (
    <>
      <ul className={classes['matrixCards']} aria-label={t('compare.matrixRegion')}>
        {(isAll ? rows : rows.slice(0, FIRST_CARDS)).map((row) => (
          <li key={row.code} data-agency={row.code}>
            <h3>
              <AgencyLink agency={row} />
            </h3>
            <dl>
              {definitions.map((id, at) => (
                <div key={id} {...shadeFigure(row.figures[at])}>
                  <dt>
                    <abbr title={t(`definition.${id}`)}>{t(`definition.short.${id}`)}</abbr>
                  </dt>
                  <dd>
                    <FigureWords figure={row.figures[at]} target={targets[at] ?? null} />
                  </dd>
                </div>
              ))}
              {hasPaper && (
                <div {...shadePaper(row.paper)}>
                  <dt>{t('compare.paper')}</dt>
                  <dd>
                    <PaperWords unit={row.paper} isProvisional={isPaperProvisional} />
                  </dd>
                </div>
              )}
            </dl>
            <p>
              {t('compare.coverage')}: {row.coverage === null ? '—' : format.coverage(row.coverage)}
            </p>
          </li>
        ))}
      </ul>
      {rows.length > FIRST_CARDS && <MoreButton isAll={isAll} total={rows.length} onToggle={all.toggle} />}
    </>
  );
}
