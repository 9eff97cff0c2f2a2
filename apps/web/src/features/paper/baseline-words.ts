import { parsePeriodId, previousPeriod } from '@nhip-thu/metrics';
import type { PaperBaselineReply, PaperBaselinesReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';

/** "T1/2026–T3/2026" of months on end, else each of them. */
export function nameMonths(t: TFunction, months: readonly string[]): string {
  const [first, ...later] = months;
  const last = later.at(-1);
  if (first === undefined || last === undefined) return months.map((id) => abbreviatePeriod(t, id)).join('');
  const isOnEnd = later.every((id, at) => {
    const month = parsePeriodId(id);
    return month !== null && previousPeriod(month).id === months[at];
  });
  return isOnEnd ? `${abbreviatePeriod(t, first)}–${abbreviatePeriod(t, last)}` : months.map((id) => abbreviatePeriod(t, id)).join(', ');
}

/** "T1/2026, theo QĐ 15; Giám đốc phê duyệt ngày 20/01/2026" */
function tellBaseline(t: TFunction, format: Format, { months, basis, approvedBy, approvedOn }: PaperBaselineReply): string {
  return t('paper.baselines.told', { months: nameMonths(t, months), basis, approvedBy, day: format.day(approvedOn) });
}

/** The baselines that figures of an agency, or of all (null), are compared with, a sentence each. */
export function describeInForce(t: TFunction, format: Format, { baselines }: PaperBaselinesReply, code: string | null): string[] {
  const inForce = baselines.filter(({ agencies }) => (code === null ? agencies.length > 0 : agencies.includes(code)));
  if (inForce.length === 0) return [t('paper.baselines.noneInForce')];
  return inForce.map((each) => {
    const baseline = tellBaseline(t, format, each);
    return each.agency === null
      ? t('paper.baselines.general', { baseline })
      : t('paper.baselines.own', { baseline, name: each.agency.name });
  });
}

/** What one that is being entered does to those in force; `agency` null: it is for every one without a baseline of its own. */
export function describeReplaced(
  t: TFunction,
  format: Format,
  { baselines }: PaperBaselinesReply,
  { agency, approvedOn }: { readonly agency: string | null; readonly approvedOn: string },
): string {
  const inForceOf = (code: string | null): PaperBaselineReply | undefined =>
    baselines.find((each) => each.isInForce && (each.agency?.code ?? null) === code);
  const [present, general] = [inForceOf(agency), inForceOf(null)];
  if (present !== undefined) {
    const baseline = tellBaseline(t, format, present);
    const isEarlier = approvedOn !== '' && approvedOn < present.approvedOn;
    return t(isEarlier ? 'paper.baselines.willNotReplace' : 'paper.baselines.willReplace', { baseline });
  }
  return general === undefined
    ? t('paper.baselines.willReplaceNone')
    : t('paper.baselines.willLeave', { baseline: tellBaseline(t, format, general) });
}
