import type { PaperVersion, RegisterCounts } from '@nhip-thu/metrics';

/** The registers of a month that are recorded, all types of documents together. */
export interface OwnRegisters extends RegisterCounts {
  readonly postings: number | null;
  /** Into how many types they are divided; 0: not at all. */
  readonly typeCount: number;
}

/** Sums a version over its types of documents. */
export function sumRegisters({ lines, postings }: Pick<PaperVersion, 'lines' | 'postings'>): OwnRegisters {
  const sum = (form: keyof RegisterCounts): number => lines.reduce((all, line) => all + line[form], 0);
  const typeCount = lines.filter(({ documentType }) => documentType !== null).length;
  return { paper: sum('paper'), both: sum('both'), electronic: sum('electronic'), postings, typeCount };
}
