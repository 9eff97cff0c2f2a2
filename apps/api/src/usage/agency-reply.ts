import type { AdoptionReply, AgencyReply, SensitivityReply } from '@nhip-thu/metrics';
import type { OwnLifecycle } from './lifecycle.service.ts';

/** The answers about all agencies that one agency's answer is taken from, of one period and structure. */
export interface AgencySources {
  readonly adoption: AdoptionReply;
  readonly sensitivity: SensitivityReply;
}

/** What is told of an agency besides its lifecycle. */
export type AgencyFigures = Omit<AgencyReply, keyof OwnLifecycle>;

/** What the answers about all agencies say of one, so that both always agree; null when it is not among them. */
export function pickAgency(code: string, { adoption, sensitivity }: AgencySources): AgencyFigures | null {
  const agency = adoption.agencies.find((each) => each.code === code);
  const definitions = sensitivity.agencies.find((each) => each.code === code);
  if (agency === undefined || definitions === undefined) return null;
  const { period, isProvisional, comparedWith, definition, structure, asOf, computedAt, isDemo } = adoption;
  return {
    ...{ period, isProvisional, comparedWith, definition, structure, asOf, computedAt, isDemo },
    agency,
    snapshot: adoption.snapshots.find(({ id }) => id === agency.snapshotId) ?? null,
    sensitivity: definitions,
    targets: sensitivity.targets,
  };
}
