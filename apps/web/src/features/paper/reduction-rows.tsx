import { useMediaQuery } from '@mantine/hooks';
import type { PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { RateBar } from '../../charts/rate-bar.tsx';
import type { Format } from '../../text/format.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { useFirst } from '../../ui/use-first.tsx';
import { gapOf } from './order-units.ts';
import { isBaselineItself, toneOf } from './paper-words.ts';
import classes from './paper.module.css';
import { UnitVerdict } from './unit-verdict.tsx';

/** More come when asked for: a phone is not scrolled through a province. */
const FIRST_ROWS = 12;

/** The reduction of every unit against its target, in the order given. More paper than in the baseline is told in words: no bar is below 0. */
export function ReductionRows({ units, reply }: { readonly units: readonly PaperUnitReply[]; readonly reply: PaperReply }) {
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const { shown, more } = useFirst(units, isNarrow ? FIRST_ROWS : units.length);
  return (
    <>
      <ol className={classes['reductions']}>
        {shown.map((unit) => (
          <ReductionRow key={unit.code} unit={unit} reply={reply} />
        ))}
      </ol>
      {more}
    </>
  );
}

/** The bar in words, or why there is none. */
function describeRow(t: TFunction, format: Format, unit: PaperUnitReply): string {
  const { name, registers, target } = unit;
  const rate = formatShown(format, registers.shown);
  if (isBaselineItself(unit)) return t('paper.unit.silent', { name, reason: t('paper.reason.is-baseline') });
  if (rate === null) return t('paper.unknownBar', { name });
  return target === null
    ? t('paper.plainBar', { name, rate })
    : t('paper.bullet', { name, rate, target: format.threshold(target.threshold) });
}

function ReductionRow({ unit, reply }: { readonly unit: PaperUnitReply; readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, code, registers, target, verdict } = unit;
  const { headline } = registers.reduction;
  const gap = gapOf(unit);
  return (
    <li data-agency={code}>
      <span className={classes['unitName']}>{name}</span>
      <RateBar
        value={headline}
        interval={null}
        threshold={target?.threshold ?? null}
        tone={toneOf(verdict)}
        sentence={describeRow(t, format, unit)}
      />
      <Amount unit={unit} />
      <span className={classes['unitState']}>
        <UnitVerdict unit={unit} reply={reply} />
        {target !== null && gap !== null && gap > 0 && verdict !== 'met' && (
          <span className={classes['gap']}>{t('paper.gap', { points: format.points(gap) })}</span>
        )}
      </span>
    </li>
  );
}

/** The reduction, and from how many documents to how many. */
function Amount({ unit }: { readonly unit: PaperUnitReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { amount, baselineAmount, reduction, shown } = unit.registers;
  const { headline } = reduction;
  const rate = formatShown(format, shown);
  return (
    <span className={classes['amount']}>
      <strong>{headline !== null && headline < 0 ? t('paper.grew', { rate: format.ratio(-headline) }) : (rate ?? '—')}</strong>
      {rate !== null && amount !== null && baselineAmount !== null && (
        <span className={classes['counts']}>
          {t('paper.counts', { before: format.count(baselineAmount), after: format.count(amount) })}
        </span>
      )}
    </span>
  );
}
