import type { AdoptionReply } from '@nhip-thu/metrics';

/** Rates over up to 12 periods: the province's, or those of the one agency that is named. */
export interface Course extends Pick<AdoptionReply, 'trend' | 'target' | 'definition' | 'period' | 'asOf' | 'computedAt'> {
  readonly agency?: { readonly code: string; readonly name: string };
}
