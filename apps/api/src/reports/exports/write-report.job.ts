import { Injectable } from '@nestjs/common';
import { ProblemException } from '../../http/problem.ts';
import { HandlesJob, type JobHandler } from '../../queue/job-handler.ts';
import type { JobPayload } from '../../queue/jobs.ts';
import { ALL_AGENCIES } from '../documents/all-agencies.ts';
import type { ReportFile } from '../documents/report-files.ts';
import { ReportService } from '../documents/report.service.ts';
import { packFiles } from '../documents/zip-files.ts';
import { ReportExportRepository, type StoredExport } from './report-export.repository.ts';
import { ReportStore } from './report-store.ts';
import { ReportThread } from './writing/report-thread.ts';

/** How often is looked whether somebody cancelled what is being written. */
const LOOK_MS = 500;

/** Somebody cancelled the export while it was written. */
class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** Writes what was ordered, in a thread of its own; run again it writes the same bytes. */
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
    if (order === undefined || !(await this.exports.start(exportId, order.formats.length))) return;
    const cancelled = new AbortController();
    const thread = new ReportThread(AbortSignal.any([signal, cancelled.signal]));
    const watch = setInterval(() => void this.lookAfter(exportId, cancelled), LOOK_MS);
    try {
      const file = await this.write(order, thread);
      const hash = await this.store.put(file.bytes);
      await this.exports.finish(exportId, { name: file.name, size: file.bytes.byteLength, hash });
    } catch (error) {
      if (error instanceof CancelledError || cancelled.signal.aborted) return;
      // Whoever shuts down leaves the order for the next worker; every other fault would come again.
      if (!signal.aborted) await this.exports.fail(exportId);
      if (!(error instanceof ProblemException)) throw error;
    } finally {
      clearInterval(watch);
      await thread.close();
    }
  }

  /** A database that does not answer just now is asked again the next time. */
  private async lookAfter(id: number, cancelled: AbortController): Promise<void> {
    if (!(await this.exports.isRunning(id).catch(() => true))) cancelled.abort();
  }

  /** One file, several as an archive. */
  private async write({ id, periodId, number, template, agency, formats, draft }: StoredExport, thread: ReportThread): Promise<ReportFile> {
    const onProgress = async (done: number, total: number): Promise<void> => {
      if (!(await this.exports.tell(id, done, total))) throw new CancelledError(`export ${id}`);
    };
    const pen = thread.write.bind(thread);
    if (agency === ALL_AGENCIES) return this.reports.buildAll({ periodId, number, draft }, formats, { pen, onProgress });
    const report = await this.reports.compose({ periodId, number, template, draft, ...(agency === null ? {} : { agency }) });
    const files: ReportFile[] = [];
    for (const [index, format] of formats.entries()) {
      files.push(...(await this.reports.write(report, [format], pen)));
      await onProgress(index + 1, formats.length);
    }
    return packFiles(report.fileName, files);
  }
}
