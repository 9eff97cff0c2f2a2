import type { ReportDocument, ReportFormat } from '@nhip-thu/metrics';
import { writeDocx } from './docx/write-docx.ts';
import { listTables } from './list-tables.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-xlsx.ts';

/** A finished file. */
export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A report in one format: one file, or of CSV one per table. */
export async function writeReport(report: ReportDocument, format: ReportFormat, author: string): Promise<ReportFile[]> {
  const name = `${report.fileName}.${format}`;
  switch (format) {
    case 'docx':
      return [{ name, bytes: await writeDocx(report, author) }];
    case 'pdf':
      return [{ name, bytes: await writePdf(report, author) }];
    case 'xlsx':
      return [{ name, bytes: await writeWorkbook(report, author) }];
    case 'csv':
      return listTables(report).map((table) => ({ name: `${report.fileName}-${table.id}.csv`, bytes: writeCsv(report, table) }));
  }
}
