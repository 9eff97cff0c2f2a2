import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { AgencyLink } from '../../ui/agency-link.tsx';
import { ShadedCards } from '../../ui/shaded-cards.tsx';
import { FigureWords, PaperWords, shadeFigure, shadePaper } from './matrix-cells.tsx';
import type { MatrixRowsProps } from './matrix-cells.tsx';

/** The matrix on a narrow screen: the same cells, one card an agency. */
export function MatrixCards({ rows, definitions, targets, hasPaper, isPaperProvisional }: MatrixRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const cards = rows.map((row) => {
    const cells = definitions.map((id, at) => ({
      key: id,
      head: <abbr title={t(`definition.${id}`)}>{t(`definition.short.${id}`)}</abbr>,
      tint: shadeFigure(row.figures[at]),
      words: <FigureWords figure={row.figures[at]} target={targets[at] ?? null} />,
    }));
    const paper = {
      ...{ key: 'paper', head: t('compare.paper'), tint: shadePaper(row.paper) },
      words: <PaperWords unit={row.paper} isProvisional={isPaperProvisional} />,
    };
    return {
      ...{ key: row.code, code: row.code, name: <AgencyLink agency={row} />, cells: hasPaper ? [...cells, paper] : cells },
      foot: `${t('compare.coverage')}: ${row.coverage === null ? '—' : format.coverage(row.coverage)}`,
    };
  });
  return <ShadedCards label={t('compare.matrixRegion')} cards={cards} />;
}
