import type { DefinitionId, Figure, PaperUnitReply, TargetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { describeSilence } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import shades from '../../ui/shade.module.css';
import { shadeOf } from '../../ui/shade.ts';
import type { Tint } from '../../ui/shaded-cards.tsx';
import classes from './comparison.module.css';
import type { IndicatorRow } from './indicators.ts';

/** What the rows of the matrix are made of. */
export interface MatrixRowsProps {
  readonly rows: readonly IndicatorRow[];
  readonly definitions: readonly DefinitionId[];
  /** Of the province, in the order of the definitions. */
  readonly targets: readonly (TargetReply | null)[];
  /** Whether paper is reported by periods of this kind. */
  readonly hasPaper: boolean;
  /** The month of the paper is not over. */
  readonly isPaperProvisional: boolean;
}

/** The tint of a rate; none where the agency has no figure of the kind. */
export function shadeFigure(figure: Figure | undefined): Tint {
  return figure === undefined ? { className: '' } : { className: shades['shaded'] ?? '', 'data-shade': shadeOf(figure.value) };
}

/** The tint of a reduction; more paper than before has the least. */
export function shadePaper(unit: PaperUnitReply | null): Tint {
  const percent = unit?.registers.shown?.percent ?? null;
  return { className: shades['shaded'] ?? '', 'data-shade': shadeOf(percent === null ? null : Math.max(0, percent / 100)) };
}

/** A rate with its people and its verdict, or why there is none. */
export function FigureWords({ figure, target }: { readonly figure: Figure | undefined; readonly target: TargetReply | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figure === undefined) return '—';
  const rate = format.rate(figure, target);
  if (rate === null) return <span className={classes['unknown']}>— {describeSilence(t, figure)}</span>;
  return (
    <>
      <strong>{rate}</strong>
      <span className={classes['people']}>
        {format.people(figure)}
        {figure.verdict !== 'no-target' && ` · ${t(`verdict.${figure.verdict}`)}`}
      </span>
    </>
  );
}

/** Less paper than in the baseline month, by registers; more of it is said in words. */
export function PaperWords({ unit, isProvisional }: { readonly unit: PaperUnitReply | null; readonly isProvisional: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = unit?.registers.shown ?? null;
  if (unit === null || shown === null) {
    const isBaseline = unit?.registers.reason === 'is-baseline';
    return <span className={classes['unknown']}>— {t(isBaseline ? 'paper.reason.is-baseline' : 'verdict.insufficient-data')}</span>;
  }
  const rate = format.ratio(Math.abs(shown.percent) / 100);
  const { amount, baselineAmount } = unit.registers;
  return (
    <>
      <strong>{shown.percent < 0 ? t('compare.paperMore', { amount: rate }) : rate}</strong>
      {amount !== null && baselineAmount !== null && (
        <span className={classes['word']}>{t('paper.counts', { before: format.count(baselineAmount), after: format.count(amount) })}</span>
      )}
      {unit.verdict !== 'no-target' && (
        <span className={classes['word']}>
          {t(`verdict.${unit.verdict}`)}
          {isProvisional && ` · ${t('paper.provisionalMark')}`}
        </span>
      )}
    </>
  );
}
