import type {
  CalendarChangeReply,
  CalendarEntryKind,
  CalendarPreviewReply,
  CalendarReply,
  IsoDate,
  SessionHoursEntry,
} from '@nhip-thu/metrics';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { invalidateFigures } from './adoption.ts';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';
import { useSession } from './session.ts';

const CALENDAR_KEY = 'calendar';

/** The two lists of the calendar, as their addresses name them. */
export type CalendarTable = 'entries' | 'hours';

interface NewRow {
  /** Code of an agency; null for the province. */
  readonly unit: string | null;
  readonly source: string;
  readonly reason: string;
  readonly isTentative: boolean;
}

/** A day to be entered. */
export interface NewCalendarDay extends NewRow {
  readonly day: IsoDate;
  readonly kind: CalendarEntryKind;
}

/** Session hours to be entered. */
export interface NewSessionHours extends NewRow, Pick<SessionHoursEntry, 'validFrom' | 'validTo' | 'from' | 'to' | 'sessions'> {}

/** A change that is thought of. */
export type PlannedCalendarChange =
  | ({ readonly change: 'enter-day' } & Pick<NewCalendarDay, 'unit' | 'day' | 'kind'>)
  | ({ readonly change: 'enter-hours' } & Omit<NewSessionHours, 'source' | 'reason' | 'isTentative'>)
  | { readonly change: 'withdraw-day' | 'withdraw-hours'; readonly id: number };

/** The calendar of a year, of the province or of one agency. */
export function useCalendar(year: number, unit: string | null): UseQueryResult<CalendarReply> {
  const params = new URLSearchParams({ nam: String(year), ...(unit !== null && { cq: unit }) });
  return useQuery({
    queryKey: [CALENDAR_KEY, year, unit],
    queryFn: ({ signal }) => request<CalendarReply>(`/api/v1/calendar?${params}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useAddCalendarDay(): UseMutationResult<CalendarChangeReply, Error, NewCalendarDay> {
  return useCalendarChange((day) => request<CalendarChangeReply>('/api/v1/calendar/entries', { method: 'POST', body: day }));
}

export function useAddSessionHours(): UseMutationResult<CalendarChangeReply, Error, NewSessionHours> {
  return useCalendarChange((hours) => request<CalendarChangeReply>('/api/v1/calendar/hours', { method: 'POST', body: hours }));
}

interface WithdrawalOrder {
  readonly table: CalendarTable;
  readonly id: number;
  readonly reason: string;
}

export function useWithdrawCalendarRow(): UseMutationResult<CalendarChangeReply, Error, WithdrawalOrder> {
  return useCalendarChange(({ table, id, reason }) =>
    request<CalendarChangeReply>(`/api/v1/calendar/${table}/${id}/withdrawal`, { method: 'POST', body: { reason } }),
  );
}

/** What a change would make necessary; null asks nothing. While another is asked about, the former answer stays. */
export function useCalendarPreview(change: PlannedCalendarChange | null): UseQueryResult<CalendarPreviewReply> {
  return useQuery({
    queryKey: ['calendar-preview', change],
    queryFn: ({ signal }) =>
      request<CalendarPreviewReply>('/api/v1/calendar/preview', { method: 'POST', signal, ...(change !== null && { body: change }) }),
    placeholderData: keepPreviousData,
    // Another change may come in between.
    staleTime: 0,
    gcTime: 0,
    enabled: change !== null,
  });
}

function useCalendarChange<Order>(
  change: (order: Order) => Promise<CalendarChangeReply>,
): UseMutationResult<CalendarChangeReply, Error, Order> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: change,
    onSuccess: () => {
      invalidateFigures(queries);
      return queries.invalidateQueries({ queryKey: [CALENDAR_KEY] });
    },
  });
}

/** Whether whoever is signed in may change the calendar; the server decides. */
export function useCanWriteCalendar(): boolean {
  const { data } = useSession();
  return data?.role === 'home-affairs';
}
