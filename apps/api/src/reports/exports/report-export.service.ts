import { Injectable } from '@nestjs/common';
import type { ReportExportReply, ReportExportsReply, ReportFormat } from '@nhip-thu/metrics';
import { Clock } from '../../calendar/clock.ts';
import { ProblemException } from '../../http/problem.ts';
import { JobQueue } from '../../queue/job-queue.ts';
import type { ReportFile } from '../documents/report-files.ts';
import { ReportService, type ReportRequest } from '../documents/report.service.ts';
import { EXPORT_ENDED, EXPORT_LOST, EXPORT_NOT_DONE, NO_EXPORT } from './report-export-problem.ts';
import { ReportExportRepository, type NewExport, type StoredExport } from './report-export.repository.ts';
import { ReportStore } from './report-store.ts';

/** What is asked for; `all` as agency: one report for each. */
export interface ExportOrder extends ReportRequest {
  readonly formats: readonly ReportFormat[];
}

/** Takes orders for reports, which a job then writes, and hands out what was written. */
@Injectable()
export class ReportExportService {
  constructor(
    private readonly exports: ReportExportRepository,
    private readonly reports: ReportService,
    private readonly store: ReportStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<ReportExportsReply> {
    const [exports, demo] = await Promise.all([this.exports.list(), this.clock.demo()]);
    return { exports: exports.map(replyOf), isDemo: demo !== null };
  }

  /** @throws ProblemException no-export */
  async read(id: number): Promise<ReportExportReply> {
    return replyOf(await this.find(id));
  }

  /** What the caller may not see is refused here, before anything is written. @throws ProblemException not-frozen, no-such-report */
  async order({ formats, ...request }: ExportOrder, by: string): Promise<ReportExportReply> {
    const id = await this.exports.insert(await this.newExportOf(request, formats, by));
    await this.queue.add('write-report', { exportId: id });
    return this.read(id);
  }

  /** Enters what the command line has written into the archive, as one file. @throws ProblemException not-frozen, no-such-report */
  async keep({ formats, ...request }: ExportOrder, file: ReportFile, by: string): Promise<void> {
    const { name, bytes } = file;
    const order = await this.newExportOf(request, formats, by);
    const hash = await this.store.put(bytes);
    await this.exports.insertDone(order, { name, size: bytes.byteLength, hash });
  }

  /** @throws ProblemException no-export, export-ended */
  async cancel(id: number): Promise<ReportExportReply> {
    await this.find(id);
    if (!(await this.exports.cancel(id))) throw new ProblemException(EXPORT_ENDED);
    return this.read(id);
  }

  /** @throws ProblemException no-export, export-not-done, export-lost */
  async readFile(id: number): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const { state, fileName, contentHash } = await this.find(id);
    if (state !== 'done' || fileName === null || contentHash === null) throw new ProblemException(EXPORT_NOT_DONE);
    const bytes = await this.store.read(Buffer.from(contentHash, 'hex'));
    if (bytes === null) throw new ProblemException(EXPORT_LOST);
    return { name: fileName, bytes };
  }

  private async newExportOf(request: ReportRequest, formats: readonly ReportFormat[], by: string): Promise<NewExport> {
    const { code, number } = await this.reports.checkRequest(request);
    const { periodId, template, agency = null, draft = {} } = request;
    return {
      ...{ periodId, number, code, template, agency: template === 'agency' ? agency : null, formats, draft },
      ...{ madeBy: by, madeAt: await this.clock.now() },
    };
  }

  private async find(id: number): Promise<StoredExport> {
    const [stored] = await this.exports.list(id);
    if (stored === undefined) throw new ProblemException(NO_EXPORT);
    return stored;
  }
}

/** Without the words that were typed for it. */
function replyOf({ draft: _draft, ...reply }: StoredExport): ReportExportReply {
  return reply;
}
