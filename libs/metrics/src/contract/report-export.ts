import type { ReportFormat, ReportTemplate } from './document.ts';

/** Waiting for a worker, being written, there to be fetched, given up after a fault, given up because somebody said so. */
export type ReportExportState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** One export of a report: who had what written when. */
export interface ReportExportReply {
  readonly id: number;
  readonly periodId: string;
  /** Of the frozen version: 0 the freeze, from 1 its amendments. */
  readonly number: number;
  /** Of the frozen version. */
  readonly code: string;
  readonly template: ReportTemplate;
  /** Code of the agency of an agency's report; `all`: one report for each of them. */
  readonly agency: string | null;
  readonly formats: readonly ReportFormat[];
  readonly state: ReportExportState;
  /** Of the parts that are written one by one. */
  readonly doneCount: number;
  readonly totalCount: number;
  /** Null until it is done. */
  readonly fileName: string | null;
  readonly fileSize: number | null;
  /** SHA-256 of the file, hexadecimal. */
  readonly contentHash: string | null;
  readonly madeBy: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** `GET /api/v1/reports`: newest first. */
export interface ReportExportsReply {
  readonly exports: readonly ReportExportReply[];
  readonly isDemo: boolean;
}
