import { isWorkingDay, listDays, listWorkingDays, type IsoDate } from '@nhip-thu/metrics';
import type { CalendarBook } from '../calendar/calendar-book.ts';
import { holdsOn } from '../directory/structure.ts';
import type { Person } from './person-period.ts';

/** The working days of people in a span: on each day those of their unit. Whoever has the same days gets the same array. */
export class OwnDays {
  readonly #ofUnit = new Map<number | null, readonly IsoDate[]>();

  constructor(
    private readonly span: { readonly from: IsoDate; readonly to: IsoDate },
    private readonly calendar: CalendarBook,
  ) {}

  of({ memberships }: Pick<Person, 'memberships'>): readonly IsoDate[] {
    const { from, to } = this.span;
    if (this.calendar.ownUnits.size === 0) return this.#listOf(null);
    const [only] = memberships;
    if (memberships.length === 1 && only !== undefined && holdsOn(only, from) && holdsOn(only, to)) return this.#listOf(only.agencyId);
    return listDays(from, to).filter((day) => {
      const agencyId = memberships.find((span) => holdsOn(span, day))?.agencyId ?? null;
      return isWorkingDay(day, this.calendar.calendarOf(agencyId));
    });
  }

  #listOf(agencyId: number | null): readonly IsoDate[] {
    const key = agencyId !== null && this.calendar.ownUnits.has(agencyId) ? agencyId : null;
    const known = this.#ofUnit.get(key);
    if (known !== undefined) return known;
    const days = listWorkingDays(this.span.from, this.span.to, this.calendar.calendarOf(key));
    this.#ofUnit.set(key, days);
    return days;
  }
}
