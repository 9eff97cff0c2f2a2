import type { AgencyAdoption, TargetReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { orderAgencies } from './order-agencies.ts';

/** The agency farthest from the target: the lowest known rate; null when no rate is known. */
export function findFarthest(agencies: readonly AgencyAdoption[]): AgencyAdoption | null {
  const [first] = orderAgencies(agencies, 'gap');
  return first === undefined || first.figure.value === null ? null : first;
}

/** The league's finding in words: "Xa chỉ tiêu nhất: Xã Mường Bám, 35,3%, cần thêm 19 người". */
export function describeLeague(t: TFunction, format: Format, farthest: AgencyAdoption | null, target: TargetReply | null): string {
  if (farthest === null) return t('finding.no-data');
  const { name, figure } = farthest;
  const values = { name, rate: format.rate(figure, target) ?? '' };
  if (target === null) return t('league.lowest', values);
  if (figure.verdict === 'met') return t('league.lowestMet', values);
  return t('league.farthest', { ...values, count: figure.shortBy ?? 0 });
}
