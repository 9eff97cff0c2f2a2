import type { CalendarEntryKind } from '@nhip-thu/metrics';
import { Check, Column, Entity, Index } from 'typeorm';
import { CalendarStatement } from './calendar-statement.ts';

/** A day on which the province or an agency departs from Monday to Friday. */
@Entity('calendar_entry')
@Index(['day'])
@Check(`kind in ('holiday', 'compensatory', 'swapped-off', 'swapped-on', 'closure')`)
export class CalendarEntryRow extends CalendarStatement {
  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'text' })
  kind!: CalendarEntryKind;
}
