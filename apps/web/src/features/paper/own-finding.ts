import type { PaperReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { gapOf } from './order-units.ts';
import { describeThreshold } from './paper-words.ts';

/** What the page of one agency says of its registers: how much less paper, and how far from its target; or why that cannot be told. */
export function describeOwnPaper(t: TFunction, format: Format, { units, isProvisional }: PaperReply, code: string): string {
  const unit = units.find((each) => each.code === code);
  if (unit === undefined) return t('paper.title');
  const { name, registers, target, verdict } = unit;
  const rate = formatShown(format, registers.shown);
  const gap = gapOf(unit);
  if (rate === null || gap === null)
    return t('paper.unit.silent', { name, reason: t(`paper.reason.${registers.reason ?? 'nothing-to-compare'}`) });
  const finding = (): string => {
    if (target === null) return t('paper.unit.noTarget', { name, rate });
    const goal = describeThreshold(t, format, target);
    if (verdict === 'met') return t('paper.unit.met', { name, rate, target: goal });
    return t('paper.own.short', { name, rate, target: goal, points: format.points(gap) });
  };
  return isProvisional ? t('paper.provisional', { finding: finding() }) : finding();
}
