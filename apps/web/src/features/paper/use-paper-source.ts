import type { PaperReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { nameRule } from '../../text/rule-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { usePageSource } from '../../ui/page-source.tsx';

/** From which registers the figures of paper are, and up to when; `isOwn`: they are of one agency. */
export function useRegisterWords({ importIds, asOf, province }: PaperReply, isOwn: boolean): string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const sources = t(isOwn ? 'paper.own.footerSources' : 'paper.footerSources', {
    submitted: format.count(province.submittedCount),
    expected: format.count(province.expectedCount),
    shown: format.count(importIds.length),
  });
  return asOf === null ? [sources] : [sources, t('footer.asOf', { time: format.moment(asOf) })];
}

/** Names on printed sheets the definition of the figures of paper on the page and the registers they were made from. */
export function usePaperSource(reply: PaperReply, isOwn: boolean): void {
  const { t } = useTranslation();
  usePageSource([t('footer.definition', { definition: nameRule(t, reply.definition) }), ...useRegisterWords(reply, isOwn)]);
}
