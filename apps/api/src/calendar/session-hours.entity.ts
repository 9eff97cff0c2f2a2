import type { WorkSession } from '@nhip-thu/metrics';
import { Column, Entity } from 'typeorm';
import { CalendarStatement } from './calendar-statement.ts';

/** Session hours of a season, of the province or of an agency. */
@Entity('session_hours')
export class SessionHoursRow extends CalendarStatement {
  @Column({ type: 'date' })
  validFrom!: string;

  /** First day on which they no longer hold, or null. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;

  /** First day of the season, `MM-DD`. */
  @Column({ type: 'text' })
  seasonFrom!: string;

  /** Last day of the season, `MM-DD`. */
  @Column({ type: 'text' })
  seasonTo!: string;

  @Column({ type: 'jsonb' })
  sessions!: readonly WorkSession[];
}
