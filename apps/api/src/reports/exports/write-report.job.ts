import { Injectable } from '@nestjs/common';
import { ProblemException } from '../../http/problem.ts';
import { HandlesJob, type JobHandler } from '../../queue/job-handler.ts';
import type { JobPayload } from '../../queue/jobs.ts';
import { ReportService } from '../documents/report.service.ts';
import { zipFiles } from '../documents/zip-files.ts';
import type { ReportFile } from '../documents/report-files.ts';
import { ALL_AGENCIES } from '../documents/all-agencies.ts';
import { ReportExportRepository, type StoredExport } from './report-export.repository.ts';
import { ReportStore } from './report-store.ts';

/** Somebody cancelled the export while it was written. */
class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** Writes what was ordered; run again it writes the same bytes. */
@Injectable()
@HandlesJob('write-report')
export class WriteReportJob implements JobHandler<'write-report'> {
  constructor(
    private readonly exports: ReportExportRepository,
    private readonly reports: ReportService,
    private readonly store: ReportStore,
  ) {}

  async run({ exportId }: JobPayload<'write-report'>, signal: AbortSignal): Promise<void> {
    const [order] = await this.exports.list(exportId);
    if (order === undefined || !(await this.exports.start(exportId))) return;
    try {
      const file = await this.write(order, signal);
      const hash = await this.store.put(file.bytes);
      await this.exports.finish(exportId, { name: file.name, size: file.bytes.byteLength, hash });
    } catch (error) {
      if (error instanceof CancelledError) return;
      // Whoever shuts down leaves the order for the next worker; every other fault would come again.
      if (!signal.aborted) await this.exports.fail(exportId);
      if (!(error instanceof ProblemException)) throw error;
    }
  }

  /** One file, several as an archive. */
  private async write(order: StoredExport, signal: AbortSignal): Promise<ReportFile> {
    const { id, periodId, number, template, agency, formats, draft } = order;
    const tell = async (done: number, total: number): Promise<void> => {
      signal.throwIfAborted();
      if (!(await this.exports.tell(id, done, total))) throw new CancelledError(`export ${id}`);
    };
    if (agency === ALL_AGENCIES) return this.reports.buildAll({ periodId, number, draft }, formats, tell);
    const report = await this.reports.compose({ periodId, number, template, draft, ...(agency === null ? {} : { agency }) });
    const files: ReportFile[] = [];
    for (const [index, format] of formats.entries()) {
      files.push(...(await this.reports.write(report, [format])));
      await tell(index + 1, formats.length);
    }
    const [only, ...others] = files;
    return only !== undefined && others.length === 0 ? only : { name: `${report.fileName}.zip`, bytes: zipFiles(files) };
  }
}
