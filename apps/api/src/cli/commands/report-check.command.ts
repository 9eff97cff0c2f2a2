import { stat } from 'node:fs/promises';
import { EXIT } from '../../installation.ts';
import { formatTable } from '../format-table.ts';
import { ArgumentFaults } from '../parse-argument.ts';
import { REPORTS_TEXT } from '../reports-text.ts';
import type { Shell } from '../shell.ts';

/** `nhipthu report check DIR`: exit code 1 when a rule is broken or there is nothing to check. */
export async function runReportCheck(shell: Shell, folder: string): Promise<number> {
  const faults = new ArgumentFaults();
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() !== true) faults.add({ argument: '<DIR>', code: 'no-such-file', found: folder });
  faults.throwIfAny();
  // Readers of DOCX, PDF and fonts: nothing for the start of every other command.
  const { checkFolder } = await import('../../reports/documents/check/check-files.ts');
  const results = await checkFolder(folder);
  const failedCount = results.filter(({ fault }) => fault !== null).length;
  const text = REPORTS_TEXT[shell.language];
  if (shell.isJson) shell.printJson({ passedCount: results.length - failedCount, failedCount, results });
  else if (results.length === 0) shell.note(text.nothingToCheck);
  else {
    const rows = results.map(({ file, row, rule, fault }) => [file, row, rule, fault ?? text.checkPassed]);
    for (const line of formatTable(text.checkHeads, rows)) shell.print(line);
    shell.print(text.checkSummary(shell.formatCount(results.length - failedCount), shell.formatCount(failedCount)));
  }
  return failedCount > 0 || results.length === 0 ? EXIT.checkFailed : EXIT.done;
}
