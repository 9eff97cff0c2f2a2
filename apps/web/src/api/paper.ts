import { parsePeriodId } from '@nhip-thu/metrics';
import type {
  CoefficientId,
  PaperBaselinesReply,
  PaperCourseReply,
  PaperHandOversReply,
  PaperImportReply,
  PaperLedger,
  PaperPeriodsReply,
  PaperReply,
  PaperSubmissionsReply,
  PaperVersion,
  PaperVersionsReply,
  PriceReply,
  PrintLogReply,
  RegisterCounts,
  UnattributedPrintReply,
} from '@nhip-thu/metrics';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { isProblem } from './problem.ts';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const PAPER = '/api/v1/paper';
const PAPER_KEY = 'paper';

/** The reporting month that an address names; null where it names another period, which is for other pages: paper is reported by these months. */
export function reportingMonthOf(periodId: string | null): string | null {
  return periodId !== null && parsePeriodId(periodId)?.kind === 'reporting-month' ? periodId : null;
}

/** Paper of every unit in a reporting month; null = the last one that is over. Nothing is asked while it is not wanted. */
export function usePaper(periodId: string | null, isWanted = true): UseQueryResult<PaperReply> {
  const search = periodId === null ? '' : `?${new URLSearchParams({ ky: periodId })}`;
  return useQuery({
    queryKey: [PAPER_KEY, 'report', periodId],
    queryFn: ({ signal }) => request<PaperReply>(`${PAPER}${search}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
}

/** The registers month by month up to a reporting month; null = the last one that is over. */
export function usePaperCourse(periodId: string | null, isWanted: boolean): UseQueryResult<PaperCourseReply> {
  const search = periodId === null ? '' : `?${new URLSearchParams({ ky: periodId })}`;
  return useQuery({
    queryKey: [PAPER_KEY, 'course', periodId],
    queryFn: ({ signal }) => request<PaperCourseReply>(`${PAPER}/course${search}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
}

export function usePaperPeriods(): UseQueryResult<PaperPeriodsReply> {
  return useQuery({
    queryKey: [PAPER_KEY, 'periods'],
    queryFn: ({ signal }) => request<PaperPeriodsReply>(`${PAPER}/periods`, { signal }),
  });
}

/** Who has reported their registers, unit by month. */
export function usePaperSubmissions(): UseQueryResult<PaperSubmissionsReply> {
  return useQuery({
    queryKey: [PAPER_KEY, 'submissions'],
    queryFn: ({ signal }) => request<PaperSubmissionsReply>(`${PAPER}/submissions`, { signal }),
  });
}

/** Which months paper is compared with, by which document and whose approval, the one approved last first; the replaced ones too. */
export function usePaperBaselines(): UseQueryResult<PaperBaselinesReply> {
  return useQuery({
    queryKey: [PAPER_KEY, 'baselines'],
    queryFn: ({ signal }) => request<PaperBaselinesReply>(`${PAPER}/baselines`, { signal }),
  });
}

/** The newest files and entries that were handed over. */
export function usePaperHandOvers(): UseQueryResult<PaperHandOversReply> {
  return useQuery({
    queryKey: [PAPER_KEY, 'hand-overs'],
    queryFn: ({ signal }) => request<PaperHandOversReply>(`${PAPER}/imports`, { signal }),
  });
}

/** Every version of the registers or reams of a unit in a reporting month, oldest first. Nothing is asked while no agency is chosen. */
export function usePaperVersions(
  periodId: string,
  agency: string,
  ledger: PaperEntryOrder['ledger'] = 'registers',
): UseQueryResult<PaperVersionsReply> {
  const search = new URLSearchParams({ ky: periodId, agency, ledger });
  return useQuery({
    queryKey: [PAPER_KEY, 'versions', periodId, agency, ledger],
    queryFn: ({ signal }) => request<PaperVersionsReply>(`${PAPER}/versions?${search}`, { signal }),
    enabled: agency !== '',
  });
}

/** The version that holds; undefined: none does. */
export function newestVersionOf(reply: PaperVersionsReply | undefined): PaperVersion | undefined {
  return reply?.versions.findLast(({ isUndone }) => !isUndone);
}

/** Print jobs of a reporting month that belong to no unit. */
export function useUnattributedPrints(periodId: string): UseQueryResult<UnattributedPrintReply> {
  return useQuery({
    queryKey: [PAPER_KEY, 'unattributed', periodId],
    queryFn: ({ signal }) => request<UnattributedPrintReply>(`${PAPER}/unattributed?${new URLSearchParams({ ky: periodId })}`, { signal }),
  });
}

/** Sends a change; whatever is shown of paper is then asked again. */
function usePaperChange<Order, Reply = null>(change: (order: Order) => Promise<Reply>): UseMutationResult<Reply, Error, Order> {
  const queries = useQueryClient();
  const askAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: [PAPER_KEY] });
  return useSending({
    mutationFn: change,
    onSuccess: askAgain,
    // What it was refused for is shown.
    onError: (error) => (isProblem(error, 'overtaken-entry') ? askAgain() : undefined),
  });
}

/** What one unit reports for one month: its registers, all types of documents together, or its stock of reams. */
export type PaperEntryOrder = {
  readonly agency: string;
  readonly month: string;
  /** Why a locked month is corrected; null when it need not be said. */
  readonly reason: string | null;
  /** Of the hand-over that is shown as recorded, which alone may be replaced; null: none is. Absent: whatever is recorded is replaced. */
  readonly recordedImportId?: number | null;
} & (
  | { readonly ledger: 'registers'; readonly counts: RegisterCounts; readonly postings: number | null }
  | { readonly ledger: 'reams'; readonly stock: { readonly opening: number; readonly bought: number; readonly closing: number } }
);

/** Enters figures of one unit; faults come back in the reply, and then nothing was written. */
export function useEnterPaper(): UseMutationResult<PaperImportReply, Error, PaperEntryOrder> {
  return usePaperChange(({ agency, month, reason, recordedImportId, ...order }) => {
    const figures =
      order.ledger === 'registers'
        ? { ledger: order.ledger, postings: order.postings, lines: [{ ...order.counts, documentType: null }] }
        : order;
    const body = {
      ...figures,
      agency,
      month,
      ...(reason === null ? {} : { reason }),
      ...(recordedImportId === undefined ? {} : { recordedImportId }),
    };
    return request<PaperImportReply>(`${PAPER}/entries`, { method: 'POST', body });
  });
}

export interface PaperFileOrder {
  readonly ledger: PaperLedger;
  readonly file: File;
  /** Only says what would change. */
  readonly isDryRun: boolean;
  readonly reason: string | null;
}

/** What came of a file: of a table of registers or reams, or of a print log. */
export type PaperFileReply =
  | { readonly ledger: 'registers' | 'reams'; readonly table: PaperImportReply }
  | { readonly ledger: 'print-logs'; readonly log: PrintLogReply };

/** Hands a file over, or only tries it. */
export function useImportPaper(): UseMutationResult<PaperFileReply, Error, PaperFileOrder> {
  return usePaperChange(async ({ ledger, file, isDryRun, reason }): Promise<PaperFileReply> => {
    const params = new URLSearchParams({ name: file.name, dryRun: String(isDryRun) });
    const order = { method: 'POST', body: file } as const;
    if (ledger === 'print-logs') return { ledger, log: await request<PrintLogReply>(`${PAPER}/print-logs?${params}`, order) };
    params.set('ledger', ledger);
    if (reason !== null) params.set('reason', reason);
    return { ledger, table: await request<PaperImportReply>(`${PAPER}/imports?${params}`, order) };
  });
}

/** Takes a hand-over back: what held before holds again. */
export function useUndoPaper(): UseMutationResult<null, Error, number> {
  return usePaperChange((id) => request<null>(`${PAPER}/imports/${id}`, { method: 'DELETE' }));
}

/** Locks a month of all units, so that every later change is a correction with its reason. */
export function useLockPaper(): UseMutationResult<null, Error, string> {
  return usePaperChange((periodId) => request<null>(`${PAPER}/locks`, { method: 'POST', body: { periodId, agency: null } }));
}

/** Whose a print queue, a host or an account is, from a day on. */
export interface PrintMappingOrder {
  readonly kind: 'queue' | 'host' | 'account';
  readonly name: string;
  readonly agency: string;
}

export function useMapPrints(): UseMutationResult<null, Error, PrintMappingOrder> {
  return usePaperChange((body) => request<null>(`${PAPER}/print-mappings`, { method: 'POST', body }));
}

export function useSetPrice(): UseMutationResult<null, Error, PriceReply> {
  return usePaperChange((body) => request<null>(`${PAPER}/prices`, { method: 'POST', body }));
}

/** Turns these coefficients on, and all others off. */
export function useSetCoefficients(): UseMutationResult<null, Error, readonly CoefficientId[]> {
  return usePaperChange((coefficients) => request<null>(`${PAPER}/coefficients`, { method: 'PUT', body: { coefficients } }));
}

/** The months a unit is compared with; without a unit, all that have no baseline of their own. */
export interface BaselineOrder {
  readonly agency: string | null;
  /** Ids of reporting months. */
  readonly months: readonly string[];
  readonly basis: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
}

export function useSetBaseline(): UseMutationResult<null, Error, BaselineOrder> {
  return usePaperChange((body) => request<null>(`${PAPER}/baselines`, { method: 'POST', body }));
}
