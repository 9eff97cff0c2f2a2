import type { AdoptionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text/use-format.ts';
import classes from './routes.module.css';
import { useFiguresSource } from './use-figures-source.ts';

/** Under which definition, up to when and when computed: what makes the page's figures reproducible. */
export function FiguresFooter({ reply }: { readonly reply: AdoptionReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { definition, asOf, computedAt, target, province, sentInternalClient } = reply;
  useFiguresSource(reply);
  const parts = [t('footer.definition', { definition: definition.toUpperCase() })];
  if (target !== null) parts.push(t('footer.basis', { basis: target.legalBasis }));
  // Of a province without a rate no agency is counted.
  if (province.value !== null && province.coverage !== null) parts.push(t('footer.coverage', { rate: format.coverage(province.coverage) }));
  if (sentInternalClient > 0)
    parts.push(t('footer.internalClients', { count: sentInternalClient, shown: format.count(sentInternalClient) }));
  if (asOf !== null) parts.push(t('footer.asOf', { time: format.moment(asOf) }));
  if (computedAt !== null) parts.push(t('footer.computed', { time: format.moment(computedAt) }));
  return <p className={classes['footer']}>{parts.join(' · ')}</p>;
}
