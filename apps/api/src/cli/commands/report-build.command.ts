import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isIsoDate, periodOf, TEMPLATE_PERIODS, type PeriodKind, type ReportFormat, type ReportTemplate } from '@nhip-thu/metrics';
import { commandActor } from '../../access/audit/command-actor.ts';
import { EXIT } from '../../installation.ts';
import { ALL_AGENCIES } from '../../reports/documents/all-agencies.ts';
import type { ReportFile } from '../../reports/documents/report-files.ts';
import { ReportService } from '../../reports/documents/report.service.ts';
import { packFiles } from '../../reports/documents/zip-files.ts';
import { ReportExportService } from '../../reports/exports/report-export.service.ts';
import { ArgumentFaults } from '../parse-argument.ts';
import { parseFormats } from '../parse-formats.ts';
import { REPORTS_TEXT } from '../reports-text.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

export interface ReportBuildOptions {
  readonly template: ReportTemplate;
  readonly period: PeriodKind;
  readonly at: string;
  readonly format: string;
  readonly out: string;
  readonly agency?: string;
  readonly amendment?: string;
  readonly on?: string;
}

/** `nhipthu report build --template monthly --at DAY --format docx,pdf --out DIR`; a file appears whole or not at all. */
export async function runReportBuild(shell: Shell, options: ReportBuildOptions): Promise<number> {
  const request = readOptions(options);
  const files = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    const [built, packed] = await build(context.get(ReportService), request);
    // Into the archive first: what left the house is listed there, as what was exported by a page.
    await context.get(ReportExportService).keep(request, packed, commandActor());
    return built;
  });
  await writeFiles(files, options.out);
  const sizes = files.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength }));
  if (shell.isJson) shell.printJson({ periodId: request.periodId, template: options.template, files: sizes });
  else for (const { name, bytes } of sizes) shell.print(REPORTS_TEXT[shell.language].built(name, shell.formatCount(bytes)));
  return EXIT.done;
}

/** The files, and the same as one file. */
async function build(service: ReportService, request: Request): Promise<[readonly ReportFile[], ReportFile]> {
  if (request.template === 'agency' && request.agency === ALL_AGENCIES) {
    const archive = await service.buildAll(request, request.formats);
    return [[archive], archive];
  }
  const report = await service.compose(request);
  const files = await service.write(report, request.formats);
  return [files, packFiles(report.fileName, files)];
}

interface Request {
  readonly template: ReportTemplate;
  readonly periodId: string;
  readonly number?: number;
  readonly agency?: string;
  readonly draft?: { readonly on: string };
  readonly formats: readonly ReportFormat[];
}

/** @throws UsageError */
function readOptions(options: ReportBuildOptions): Request {
  const faults = new ArgumentFaults();
  checkOptions(options, faults);
  const formats = parseFormats(options.format, faults);
  faults.throwIfAny();
  const { template, period, at, agency, amendment, on } = options;
  const { id: periodId, to } = periodOf(TEMPLATE_PERIODS[template] ?? period, at);
  if (on !== undefined && on <= to) throw new UsageError([{ argument: '--on', code: 'period-not-over', found: on, expected: to }]);
  return {
    ...{ template, formats, periodId },
    ...(agency === undefined ? {} : { agency }),
    ...(amendment === undefined ? {} : { number: Number(amendment) }),
    ...(on === undefined ? {} : { draft: { on } }),
  };
}

function checkOptions({ template, at, agency, amendment, on }: ReportBuildOptions, faults: ArgumentFaults): void {
  for (const [argument, day] of Object.entries({ '--at': at, '--on': on })) {
    if (day !== undefined && !isIsoDate(day)) faults.add({ argument, code: 'bad-date', found: day });
  }
  if (template === 'agency' && agency === undefined) faults.add({ argument: '--agency', code: 'unknown-agency', found: '' });
  if (amendment !== undefined && !/^\d{1,4}$/.test(amendment)) faults.add({ argument: '--amendment', code: 'bad-count', found: amendment });
}

async function writeFiles(files: readonly ReportFile[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of files) {
    const part = join(folder, `.${name}.${randomUUID()}.part`);
    await writeFile(part, bytes);
    await rename(part, join(folder, name));
  }
}
