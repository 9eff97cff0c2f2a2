import { ROLE_FLOW, type AdoptionReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../text/format.ts';
import { useFormat } from '../text/use-format.ts';
import classes from './routes.module.css';
import { useFiguresSource } from './use-figures-source.ts';

/** Under which definition, up to when and when computed: what makes the page's figures reproducible. */
export function FiguresFooter({ reply }: { readonly reply: AdoptionReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { definition, target, province, sentInternalClient } = reply;
  useFiguresSource(reply);
  const parts = [t('footer.definition', { definition: definition.toUpperCase() })];
  if (target !== null) parts.push(t('footer.basis', { basis: target.legalBasis }));
  // Of a province without a rate no agency is counted.
  if (province.value !== null && province.coverage !== null) parts.push(t('footer.coverage', { rate: format.coverage(province.coverage) }));
  if (sentInternalClient > 0)
    parts.push(t('footer.internalClients', { count: sentInternalClient, shown: format.count(sentInternalClient) }));
  return <p className={classes['footer']}>{[...parts, ...timesOf(t, format, reply)].join(' · ')}</p>;
}

/** The same where the flow between role groups stands alone: under a definition of its own, with neither target nor rate. */
export function FlowFooter({ reply }: { readonly reply: AdoptionReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  useFiguresSource({ definition: ROLE_FLOW, snapshots: reply.snapshots, asOf: reply.asOf });
  const definition = t('footer.definition', { definition: ROLE_FLOW });
  return <p className={classes['footer']}>{[definition, ...timesOf(t, format, reply)].join(' · ')}</p>;
}

/** Up to when the logs reach, and when it was computed. */
function timesOf(t: TFunction, format: Format, { asOf, computedAt }: Pick<AdoptionReply, 'asOf' | 'computedAt'>): string[] {
  return [
    ...(asOf === null ? [] : [t('footer.asOf', { time: format.moment(asOf) })]),
    ...(computedAt === null ? [] : [t('footer.computed', { time: format.moment(computedAt) })]),
  ];
}
