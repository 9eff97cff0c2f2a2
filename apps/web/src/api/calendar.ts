import type { CalendarChangeReply, CalendarEntryKind, CalendarReply, IsoDate } from '@nhip-thu/metrics';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { invalidateFigures } from './adoption.ts';
import { request } from './request.ts';
import { useSession } from './session.ts';

const CALENDAR_KEY = 'calendar';

/** A day to be entered. */
export interface NewCalendarDay {
  readonly day: IsoDate;
  readonly kind: CalendarEntryKind;
  /** Code of an agency; null for the province. */
  readonly unit: string | null;
  readonly source: string;
  readonly reason: string;
  readonly isTentative: boolean;
}

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

export function useWithdrawCalendarDay(): UseMutationResult<CalendarChangeReply, Error, { readonly id: number; readonly reason: string }> {
  return useCalendarChange(({ id, reason }) =>
    request<CalendarChangeReply>(`/api/v1/calendar/entries/${id}/withdrawal`, { method: 'POST', body: { reason } }),
  );
}

function useCalendarChange<Order>(
  change: (order: Order) => Promise<CalendarChangeReply>,
): UseMutationResult<CalendarChangeReply, Error, Order> {
  const queries = useQueryClient();
  return useMutation({
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
