import type { AdoptionReply } from '@nhip-thu/metrics';
import type { Traced } from '../../ui/figure-trace.tsx';

/** Rates over up to 12 periods: the province's, or those of the one agency that is named. */
export interface Course extends Pick<AdoptionReply, 'trend' | 'target' | 'definition' | 'period' | 'asOf' | 'computedAt'> {
  /** The last of them, down to its counts. */
  readonly traced?: Traced;
  readonly agency?: { readonly code: string; readonly name: string };
}
