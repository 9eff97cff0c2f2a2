import type { AdoptionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { countInRate } from '../../text/rate-base.ts';
import { useFormat } from '../../text/use-format.ts';

/** Of how many agencies the rate of the province is, where they are fewer than all; nothing where none is in it. */
export function InRate({ reply }: { readonly reply: Pick<AdoptionReply, 'agencies' | 'pooled'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = countInRate(reply);
  const total = reply.agencies.length;
  return count === 0 || count >= total ? null : <p>{t('kpi.inRate', { shown: format.count(count), total: format.count(total) })}</p>;
}
