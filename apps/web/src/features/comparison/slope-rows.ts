import type { AgencyAdoption } from '@nhip-thu/metrics';

/** Lines that a reader can still tell apart. */
export const MOST_LINES = 30;
const LABELLED = 5;

/** An agency with exact rates in both periods. */
export interface ChangedAgency {
  readonly agency: AgencyAdoption;
  readonly before: number;
  readonly now: number;
  readonly change: number;
}

/** Agencies whose change may be told, in the order given. A line between masked counts would tell what they hide. */
export function listChanged(rows: readonly AgencyAdoption[]): ChangedAgency[] {
  return rows.flatMap((agency) => {
    const [before, now] = [agency.before?.value ?? null, agency.figure.value];
    return agency.change === null || before === null || now === null ? [] : [{ agency, before, now, change: agency.change }];
  });
}

/** The codes of the few that are named: the largest drops first, at most two, then the largest rises. */
export function chooseLabelled(changed: readonly ChangedAgency[]): Set<string> {
  const byChange = changed.toSorted((a, b) => a.change - b.change);
  const drops = byChange.filter(({ change }) => change < 0).slice(0, 2);
  const rises = byChange.filter(({ change }) => change >= 0).slice(-(LABELLED - drops.length));
  return new Set([...drops, ...rises].map(({ agency }) => agency.code));
}
