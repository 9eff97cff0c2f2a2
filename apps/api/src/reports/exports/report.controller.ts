import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REPORT_FORMATS, REPORT_TEMPLATES, type ReportDocument, type ReportExportReply, type ReportExportsReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../../access/access.guard.ts';
import { Policy } from '../../access/policy.ts';
import { ApiReply } from '../../http/api-reply.ts';
import { ReportService, type ReportRequest } from '../documents/report.service.ts';
import { checkOrder } from './check-order.ts';
import { ReportExportService } from './report-export.service.ts';

const text = (longest: number): z.ZodType<string> =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .transform((value) => value.normalize('NFC'));
/** Words of whoever issues it; none of them is a figure. */
const Draft = z.strictObject({
  /** A paragraph each; a line end begins another. */
  introduction: z
    .array(text(2000))
    .max(10)
    .transform((paragraphs) => paragraphs.flatMap((each) => each.split(/\s*\n\s*/)))
    .optional(),
  on: z.iso.date().optional(),
  signature: z.strictObject({ authority: z.array(text(100)).min(1).max(4), name: text(100).nullable() }).optional(),
  recipients: z.array(text(200)).min(1).max(20).optional(),
});
const Order = {
  periodId: z.string().max(20),
  /** Of the frozen version; the newest when absent. */
  number: z.int().min(0).max(9999).optional(),
  template: z.enum(REPORT_TEMPLATES),
  /** Code of the agency of an agency's report; `all` in an export: one report for each. */
  agency: z.string().max(40).optional(),
  draft: Draft.optional(),
};
const PreviewBody = z.strictObject(Order);
const ExportBody = z.strictObject({ ...Order, formats: z.array(z.enum(REPORT_FORMATS)).min(1).max(REPORT_FORMATS.length) });
const ExportId = z.coerce.number().int().positive();

/** Reports of frozen figures: previews, exports and their archive. */
@ApiTags('reports')
@Controller('reports')
export class ReportController {
  constructor(
    private readonly exports: ReportExportService,
    private readonly reports: ReportService,
  ) {}

  @Get()
  @Policy({ action: 'reports.read' })
  @ApiOperation({ summary: 'Exports, newest first: who had which report written when, and how far it is' })
  @ApiReply('ReportExportsReply')
  list(): Promise<ReportExportsReply> {
    return this.exports.list();
  }

  @Get(':id')
  @Policy({ action: 'reports.read' })
  @ApiOperation({ summary: 'One export' })
  @ApiReply('ReportExportReply')
  read(@Param('id', { schema: ExportId }) id: number): Promise<ReportExportReply> {
    return this.exports.read(id);
  }

  @Get(':id/file')
  @Policy({ action: 'reports.read', handsOut: true })
  @ApiOperation({ summary: 'The written file, always as a download' })
  @ApiOkResponse({
    description: 'The bytes as they were written',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  async download(@Param('id', { schema: ExportId }) id: number): Promise<StreamableFile> {
    const { name, bytes } = await this.exports.readFile(id);
    return new StreamableFile(bytes, { type: 'application/octet-stream', disposition: `attachment; filename="${name}"` });
  }

  @Post('preview')
  @Policy({ action: 'reports.read', onlyReads: true })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'A report as every format of its export will say it; nothing is stored' })
  @ApiReply('ReportDocument')
  async preview(@Body({ schema: PreviewBody }) body: z.infer<typeof PreviewBody>): Promise<ReportDocument> {
    checkOrder(body);
    return this.reports.compose(requestOf(body));
  }

  @Post()
  @Policy({ action: 'reports.write', toldFields: ['periodId', 'number', 'template', 'agency', 'formats'] })
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ summary: 'Have a report written by a job; several formats, or the reports of all agencies, come as one archive' })
  @ApiReply('ReportExportReply', { 202: 'Taken' })
  async order(
    @Body({ schema: ExportBody }) { formats, ...body }: z.infer<typeof ExportBody>,
    @Req() request: Request,
  ): Promise<ReportExportReply> {
    const caller = callerOf(request);
    if (caller === null) throw new Error('the guard let nobody in');
    checkOrder({ ...body, formats });
    return this.exports.order({ ...requestOf(body), formats }, caller.username);
  }

  @Post(':id/cancel')
  @Policy({ action: 'reports.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Give up an export that is not written yet' })
  @ApiReply('ReportExportReply')
  cancel(@Param('id', { schema: ExportId }) id: number): Promise<ReportExportReply> {
    return this.exports.cancel(id);
  }
}

/** Without the parts that were left out. */
function requestOf({ periodId, template, number, agency, draft }: z.infer<typeof PreviewBody>): ReportRequest {
  return {
    ...{ periodId, template },
    ...(number === undefined ? {} : { number }),
    ...(agency === undefined ? {} : { agency }),
    ...(draft === undefined ? {} : { draft: draftOf(draft) }),
  };
}

function draftOf({ introduction, on, signature, recipients }: z.infer<typeof Draft>): NonNullable<ReportRequest['draft']> {
  return {
    ...(introduction === undefined ? {} : { introduction }),
    ...(on === undefined ? {} : { on }),
    ...(signature === undefined ? {} : { signature }),
    ...(recipients === undefined ? {} : { recipients }),
  };
}
