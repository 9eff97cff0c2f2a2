import { REPORT_FORMATS, type ReportFormat } from '@nhip-thu/metrics';
import type { ArgumentFaults } from './parse-argument.ts';

/** Reads `--format docx,pdf`; formats come in their own order, and what is none is a fault. */
export function parseFormats(list: string, faults: ArgumentFaults): ReportFormat[] {
  const names = list.split(',').map((name) => name.trim());
  const formats = REPORT_FORMATS.filter((known) => names.includes(known));
  for (const name of names) {
    if (!formats.some((known) => known === name)) {
      faults.add({ argument: '--format', code: 'bad-format', found: name, expected: REPORT_FORMATS.join(', ') });
    }
  }
  return formats;
}
