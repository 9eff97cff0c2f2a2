import type { AdoptionReply, AgencyAdoption } from '@nhip-thu/metrics';
import type { AgencyOrder } from './order-agencies.ts';

/** What the table and the cards of the league are given alike. */
export interface AgencyRowsProps {
  readonly rows: readonly AgencyAdoption[];
  readonly reply: AdoptionReply;
  readonly order: AgencyOrder;
  readonly onOrderChange: (order: AgencyOrder) => void;
}
