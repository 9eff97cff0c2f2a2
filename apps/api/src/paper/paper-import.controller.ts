import { Body, Controller, Delete, HttpCode, HttpStatus, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PaperFaultReply, PaperImportReply, PrintLogReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { describeFault } from '../directory/import-fault.text.ts';
import type { ImportFile } from '../directory/import-file.ts';
import { ApiReply } from '../http/api-reply.ts';
import { inEvery, pickLanguage } from '../http/language.ts';
import { readBody } from '../http/read-body.ts';
import { FaultList, type ImportFault } from '../directory/import-fault.ts';
import { hasImpossibleStock, readMonth, type PaperDraft } from './paper-draft.ts';
import { withProblems } from './paper-problem.ts';
import { PaperService, type PaperSaved } from './paper.service.ts';
import { PrintLogService } from './print-log/print-log.service.ts';

const MAX_BYTES = 32 * 1024 * 1024;
const FileQuery = z.strictObject({
  name: z.string().min(1).max(255),
  /** Only says what would change. */
  dryRun: z.stringbool().default(false),
});
const TableQuery = FileQuery.extend({
  ledger: z.enum(['registers', 'reams']),
  /** Why, where a locked month is corrected. */
  reason: z.string().trim().min(1).max(500).optional(),
});

const COUNT = z.number().int().min(0).max(999_999_999);
const PLACE = {
  agency: z.string().min(1).max(40),
  month: z.string().max(20),
  reason: z.string().trim().min(1).max(500).optional(),
  /** Number of the hand-over that held when the form was filled; null: none did. Absent: whatever holds is replaced. */
  recordedImportId: z.number().int().min(1).nullable().optional(),
};
const Entry = z.discriminatedUnion('ledger', [
  z.strictObject({
    ...PLACE,
    ledger: z.literal('registers'),
    lines: z
      .array(z.strictObject({ documentType: z.string().trim().min(1).max(100).nullable(), paper: COUNT, both: COUNT, electronic: COUNT }))
      .min(1)
      .max(100),
    postings: COUNT.nullable(),
  }),
  z.strictObject({ ...PLACE, ledger: z.literal('reams'), stock: z.strictObject({ opening: COUNT, bought: COUNT, closing: COUNT }) }),
]);
const Lock = z.strictObject({ periodId: z.string().max(20), agency: z.string().max(40).nullable() });

const TOO_LARGE = { code: 'file-too-large', status: 413, title: { vi: 'Tệp lớn hơn 32 MiB', en: 'The file is larger than 32 MiB' } };

/** Takes figures of paper in, and takes them back. */
@ApiTags('paper')
@Controller('paper')
export class PaperImportController {
  constructor(
    private readonly paper: PaperService,
    private readonly prints: PrintLogService,
  ) {}

  @Post('imports')
  @Policy({ action: 'paper.write', acceptsBasic: true })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Takes in a file of registers or reams, CSV or XLSX: all rows or, with any fault, none' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiReply('PaperImportReply')
  async importTable(@Query({ schema: TableQuery }) query: z.infer<typeof TableQuery>, @Req() request: Request): Promise<PaperImportReply> {
    const file = await readFile(request, query.name);
    const order = { madeBy: nameOf(request), reason: query.reason ?? null, isDryRun: query.dryRun };
    return toReply(await this.paper.importFile(file, query.ledger, order), query.dryRun, request);
  }

  @Post('entries')
  @Policy({ action: 'paper.enter', toldFields: ['ledger', 'agency', 'month'] })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Enters the registers or reams of one unit in one reporting month; an earlier version stays on record',
    description:
      'Whoever speaks for an agency enters those of that agency, and of what was merged into it; to them there is no other unit. 409 when other figures hold by now than those of the hand-over `recordedImportId` (null: none), where that is said.',
  })
  @ApiReply('PaperImportReply')
  async enter(@Body({ schema: Entry }) entry: z.infer<typeof Entry>, @Req() request: Request): Promise<PaperImportReply> {
    const order = { madeBy: nameOf(request), reason: entry.reason ?? null, isDryRun: false, recordedImportId: entry.recordedImportId };
    const { draft, faults } = toDraft(entry);
    const saved =
      draft === null
        ? { importId: null, addedCount: 0, changedCount: 0, unchangedCount: 0, faults: faults.faults, notices: [] }
        : await withProblems(() => this.paper.enter(draft, order));
    return toReply(saved, false, request);
  }

  @Post('print-logs')
  @Policy({ action: 'paper.write', acceptsBasic: true })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Takes in a print log (CUPS page_log, PaperCut Print Logger); lines that are known already add nothing' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiReply('PrintLogReply')
  async importPrintLog(@Query({ schema: FileQuery }) query: z.infer<typeof FileQuery>, @Req() request: Request): Promise<PrintLogReply> {
    return this.prints.importFile(await readFile(request, query.name), { madeBy: nameOf(request), isDryRun: query.dryRun });
  }

  @Delete('imports/:id')
  @Policy({ action: 'paper.enter' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({
    summary: 'Takes a hand-over back: what held before it holds again',
    description:
      'Whoever speaks for an agency takes back what the same account entered by form for that agency; to them there is no other hand-over.',
  })
  @ApiNoContentResponse()
  undo(@Param('id', { schema: z.coerce.number().int().min(1) }) id: number, @Req() request: Request): Promise<void> {
    const isOwnOnly = callerOf(request)?.role === 'agency';
    return withProblems(() => this.paper.undo(id, { by: nameOf(request), isOwnOnly }));
  }

  @Post('locks')
  @Policy({ action: 'paper.write' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Locks a reporting month of one unit or of all: every later change is a correction and says why' })
  @ApiNoContentResponse()
  async lock(@Body({ schema: Lock }) { periodId, agency }: z.infer<typeof Lock>, @Req() request: Request): Promise<void> {
    await withProblems(() => this.paper.lock(periodId, agency, { by: nameOf(request), reason: null }));
  }
}

function nameOf(request: Request): string {
  return callerOf(request)?.username ?? '';
}

async function readFile(request: Request, name: string): Promise<ImportFile> {
  return { name, bytes: await readBody(request, MAX_BYTES, TOO_LARGE) };
}

/** A form has the same faults as a file; they stand in row 0. */
function toDraft(entry: z.infer<typeof Entry>): { draft: PaperDraft | null; faults: FaultList } {
  const faults = new FaultList('');
  const periodId = readMonth(entry.month);
  if (periodId === null) faults.add({ row: 0, column: 'month', code: 'bad-month', found: entry.month });
  const place = { row: 0, agencyCode: entry.agency.toLowerCase(), periodId: periodId ?? '' };
  if (entry.ledger === 'reams') {
    const { opening, bought, closing } = entry.stock;
    if (hasImpossibleStock(entry.stock)) {
      const [found, expected] = [String(closing), String(opening + bought)];
      faults.add({ row: 0, column: 'closing', code: 'more-left-than-there-was', found, expected });
    }
    return { draft: faults.faults.length > 0 ? null : { ...place, ledger: 'reams', stock: entry.stock }, faults };
  }
  const types = entry.lines.map(({ documentType }) => documentType?.toLowerCase() ?? '');
  if (new Set(types).size < types.length) faults.add({ row: 0, column: 'documentType', code: 'repeated-month', expected: '0' });
  if (types.includes('') && types.length > 1) faults.add({ row: 0, column: 'documentType', code: 'mixed-types' });
  const lines = entry.lines.toSorted((a, b) => ((a.documentType ?? '') < (b.documentType ?? '') ? -1 : 1));
  return { draft: faults.faults.length > 0 ? null : { ...place, ledger: 'registers', lines, postings: entry.postings }, faults };
}

function toReply({ faults, notices, ...saved }: PaperSaved, isDryRun: boolean, request: Request): PaperImportReply {
  const language = pickLanguage(request);
  const describe = (fault: ImportFault): PaperFaultReply => ({
    row: fault.row,
    column: fault.column,
    ...inEvery(language, (each) => describeFault(fault, each)),
  });
  return { ...saved, isDryRun, faults: faults.map(describe), notices: notices.map(describe) };
}
