import type { PaperUnitReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { electronicShare } from './paper-course-finding.ts';
import { describeThreshold } from './paper-words.ts';

/** How much less paper than in the baseline, and whether that is enough; or why it cannot be told. */
export function describeUnit(t: TFunction, format: Format, { name, registers, target, verdict }: PaperUnitReply): string {
  const rate = formatShown(format, registers.shown);
  if (rate === null) return t('paper.unit.silent', { name, reason: t(`paper.reason.${registers.reason ?? 'nothing-to-compare'}`) });
  if (target === null) return t('paper.unit.noTarget', { name, rate });
  return t(verdict === 'met' ? 'paper.unit.met' : 'paper.unit.short', { name, rate, target: describeThreshold(t, format, target) });
}

/** How many of its documents went out on no paper. */
export function describeForms(t: TFunction, format: Format, { counts }: Pick<PaperUnitReply, 'counts'>): string {
  const share = counts === null ? null : electronicShare(counts);
  if (counts === null || share === null) return t('paper.unit.forms');
  const { paper, both, electronic } = counts;
  const shown = { rate: format.ratio(share), electronic: format.count(electronic), total: format.count(paper + both + electronic) };
  return t('paper.unit.formsFinding', shown);
}
