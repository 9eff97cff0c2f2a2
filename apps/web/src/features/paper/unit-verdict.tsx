import type { PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { describeThreshold, hasOwnTarget, isBaselineItself } from './paper-words.ts';

/** The verdict, why there is none, and what it is against where that is not the province's target. */
export function UnitVerdict({
  unit,
  reply: { target: province, isProvisional },
}: {
  readonly unit: PaperUnitReply;
  readonly reply: PaperReply;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { registers, target, verdict } = unit;
  // Nothing is compared, so there is nothing to judge.
  if (isBaselineItself(unit)) return <span>{t('paper.reason.is-baseline')}</span>;
  const hints = registers.reason === null ? [] : [t(`paper.reason.${registers.reason}`)];
  if (isProvisional && registers.shown !== null) hints.push(t('paper.provisionalMark'));
  if (target !== null && hasOwnTarget(unit, province)) hints.push(t('paper.ownTarget', { rate: describeThreshold(t, format, target) }));
  return <StatusMark verdict={verdict} hint={hints.length === 0 ? undefined : hints.join(' · ')} />;
}
