import { finding } from '@nhip-thu/metrics';
import type { AgencyAdoption, TargetReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

/** Whether the agencies are held to different targets. */
export function hasOwnTargets(agencies: readonly Pick<AgencyAdoption, 'target'>[]): boolean {
  return new Set(agencies.map(({ target }) => (target === null ? '' : `${target.comparator}${target.threshold}`))).size > 1;
}

/** Of which agencies the judged ones are told: those with sufficient data, or, where some of these are not published, those that are. */
export function describeJudged(t: TFunction, isAnyWithheld: boolean): string {
  return t(isAnyWithheld ? 'finding.who.published' : 'finding.who.measured');
}

/** The league's finding in words, computed from its rows; `target` is the province's, which most or all of them share. */
export function describeFinding(t: TFunction, format: Format, agencies: readonly AgencyAdoption[], target: TargetReply | null): string {
  if (agencies.length === 0) return t('finding.nobody');
  const shared = agencies.find((agency) => agency.target !== null)?.target ?? target;
  const { key, values } = finding(
    agencies.map((agency) => agency.figure),
    shared,
  );
  const words = {
    met: format.count(values.met),
    measured: format.count(values.measured),
    total: format.count(values.total),
    who: describeJudged(
      t,
      agencies.some(({ figure }) => figure.verdict === 'not-published'),
    ),
    target: values.threshold === null ? '' : format.threshold(values.threshold),
  };
  if (values.measured === 1 && (key === 'all-met' || key === 'none-met')) return t(`finding.one.${key}`, words);
  const isOfTargets = key === 'some-met' || key === 'all-met' || key === 'none-met';
  return isOfTargets && hasOwnTargets(agencies) ? t(`finding.own.${key}`, words) : t(`finding.${key}`, words);
}
