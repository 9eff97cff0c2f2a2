import { finding } from '@nhip-thu/metrics';
import type { AgencyAdoption, TargetReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

/** The league's finding in words, computed from its rows. */
export function describeFinding(t: TFunction, format: Format, agencies: readonly AgencyAdoption[], target: TargetReply | null): string {
  const { key, values } = finding(
    agencies.map((agency) => agency.figure),
    target,
  );
  return t(`finding.${key}`, {
    met: format.count(values.met),
    measured: format.count(values.measured),
    total: format.count(values.total),
    target: values.threshold === null ? '' : format.threshold(values.threshold),
  });
}
