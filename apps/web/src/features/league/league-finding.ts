import type { AgencyAdoption, TargetReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { changeDirection, type Format } from '../../text/format.ts';
import { describeFinding } from '../../text/finding-text.ts';
import { orderAgencies, readOrder } from './order-agencies.ts';
import type { AgencyOrder } from './order-agencies.ts';

/** The agency that the league's title names; null when it names none. */
export function findTitled(agencies: readonly AgencyAdoption[], order: AgencyOrder): AgencyAdoption | null {
  const { key, isReverse } = readOrder(order);
  const [changed] = key === 'doi' ? orderAgencies(agencies, order) : [];
  if (changed !== undefined && changed.change !== null) return changed;
  const [first] = orderAgencies(agencies, key === 'gap' && isReverse ? '-gap' : 'gap');
  return first === undefined || first.figure.value === null ? null : first;
}

/**
 * The league's finding in words, about the agency that stands first: "Xa chỉ tiêu nhất: Xã Mường Bám, 35,3%, cần thêm 19 người".
 * A list by name, and one by changes of which none is known, has that of the agency farthest from the target.
 */
export function describeLeague(
  t: TFunction,
  format: Format,
  agencies: readonly AgencyAdoption[],
  target: TargetReply | null,
  order: AgencyOrder = 'gap',
): string {
  const { key, isReverse } = readOrder(order);
  const titled = findTitled(agencies, order);
  // Nothing is known: the page's own finding says why.
  if (titled === null) return describeFinding(t, format, agencies, target);
  if (key === 'doi' && titled.change !== null) return describeChanged(t, format, titled.name, titled.change, isReverse);
  return key === 'gap' && isReverse ? describeNearest(t, format, titled) : describeFarthest(t, format, titled);
}

function describeFarthest(t: TFunction, format: Format, { name, figure, target }: AgencyAdoption): string {
  const values = { name, rate: format.rate(figure, target) ?? '' };
  if (target === null || figure.shortBy === null) return t('league.lowest', values);
  if (figure.verdict === 'met') return t('league.lowestMet', values);
  return t('league.farthest', { ...values, count: figure.shortBy });
}

function describeNearest(t: TFunction, format: Format, { name, figure, target }: AgencyAdoption): string {
  const values = { name, rate: format.rate(figure, target) ?? '' };
  if (target === null || figure.shortBy === null) return t('league.highest', values);
  if (figure.verdict === 'met') return t('league.highestMet', values);
  return t('league.nearest', { ...values, count: figure.shortBy });
}

/** The largest drop or rise; where nobody dropped (rose), that, and who comes nearest to it. */
function describeChanged(t: TFunction, format: Format, name: string, change: number, isRise: boolean): string {
  const direction = changeDirection(change);
  const amount = format.points(change);
  if (direction === (isRise ? 'up' : 'down')) return t(isRise ? 'league.rose' : 'league.dropped', { name, amount });
  return t(isRise ? 'league.noneRose' : 'league.noneDropped', { name, change: t(`change.${direction}`, { amount }) });
}
