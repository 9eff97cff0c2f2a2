import type { AgencyAdoption, TargetReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { describeFinding } from '../../text/finding-text.ts';
import { orderAgencies } from './order-agencies.ts';

/** The agency farthest from the target: the lowest known rate; null when no rate is known. */
function findFarthest(agencies: readonly AgencyAdoption[]): AgencyAdoption | null {
  const [first] = orderAgencies(agencies, 'gap');
  return first === undefined || first.figure.value === null ? null : first;
}

/** The league's finding in words: "Xa chỉ tiêu nhất: Xã Mường Bám, 35,3%, cần thêm 19 người". */
export function describeLeague(t: TFunction, format: Format, agencies: readonly AgencyAdoption[], target: TargetReply | null): string {
  const farthest = findFarthest(agencies);
  // Nothing is known: the page's own finding says why.
  if (farthest === null) return describeFinding(t, format, agencies, target);
  const { name, figure, target: own } = farthest;
  const values = { name, rate: format.rate(figure, own) ?? '' };
  if (own === null) return t('league.lowest', values);
  if (figure.shortBy === null) return t('league.lowest', values);
  if (figure.verdict === 'met') return t('league.lowestMet', values);
  return t('league.farthest', { ...values, count: figure.shortBy ?? 0 });
}
