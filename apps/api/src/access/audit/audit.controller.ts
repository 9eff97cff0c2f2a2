import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { isIsoDate, toCsvLine, type AuditEntryReply, type AuditReply, type AuditVerificationReply } from '@nhip-thu/metrics';
import { z } from 'zod';
import { ApiReply } from '../../http/api-reply.ts';
import { Policy } from '../policy.ts';
import { formatHead } from './audit-chain.ts';
import { AuditLog } from './audit-log.ts';
import { AuditRepository, type AuditFilter, type NamedEntry } from './audit.repository.ts';

const PAGE = 100;
const CSV_BATCH = 2000;
const day = z.string().refine(isIsoDate).optional();
const Filter = {
  from: day,
  /** Inclusive. */
  to: day,
  kind: z.enum(['read', 'change', 'session', 'account', 'refused', 'command']).optional(),
  actor: z.string().min(1).max(100).optional(),
  official: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  agency: z.string().min(1).max(64).optional(),
  session: z
    .string()
    .regex(/^[0-9a-f]{1,16}$/)
    .optional(),
};
const FilterQuery = z.strictObject(Filter).refine(isForward, { path: ['to'] });
const PageQuery = z
  .strictObject({ ...Filter, before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional() })
  .refine(isForward, { path: ['to'] });

function isForward({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): boolean {
  return from === undefined || to === undefined || from <= to;
}

const COLUMNS = [
  ...([
    'id',
    'at',
    'kind',
    'actor',
    'role',
    'action',
    'subject',
    'officialId',
    'officialName',
    'agency',
    'reason',
    'network',
    'session',
  ] as const),
] satisfies (keyof AuditEntryReply)[];

/** The audit log for those who watch over the others. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly entries: AuditRepository,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Policy({ action: 'audit.read', showsPersons: true })
  @ApiOperation({ summary: 'Who did and looked at what, newest first; days are those of Asia/Ho_Chi_Minh, `to` inclusive' })
  @ApiReply('AuditReply')
  @Header('Cache-Control', 'no-store')
  async list(@Query({ schema: PageQuery }) { before, ...filter }: z.infer<typeof PageQuery>): Promise<AuditReply> {
    const found = await this.entries.list(toFilter(filter), before ?? null, PAGE + 1);
    const shown = found.slice(0, PAGE);
    return { entries: shown.map(toReply), nextBefore: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
  }

  @Get('csv')
  @Policy({ action: 'audit.read', showsPersons: true })
  @ApiOperation({ summary: 'The same as CSV (RFC 4180, UTF-8 with byte order mark), all of it' })
  @ApiOkResponse({ description: 'CSV', content: { 'text/csv': { schema: { type: 'string' } } } })
  @Header('Cache-Control', 'no-store')
  csv(@Query({ schema: FilterQuery }) query: z.infer<typeof FilterQuery>): StreamableFile {
    const filter = toFilter(query);
    // Later batches are asked for when the client has room, outside of the request's own context, and must see what this caller sees.
    const listBefore = AsyncLocalStorage.bind((before: number | null) => this.entries.list(filter, before, CSV_BATCH));
    return new StreamableFile(Readable.from(writeLines(listBefore)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="nhat-ky-truy-cap.csv"',
    });
  }

  @Get('verification')
  @Policy({ action: 'audit.read' })
  @ApiOperation({ summary: 'Follows the chain of hashes from the first entry to the last and says where it breaks, if it does' })
  @ApiReply('AuditVerificationReply')
  @Header('Cache-Control', 'no-store')
  async verify(): Promise<AuditVerificationReply> {
    const { head, broken } = await this.audit.verify();
    return { entryCount: head.id, head: formatHead(head), broken };
  }
}

async function* writeLines(listBefore: (before: number | null) => Promise<NamedEntry[]>): AsyncGenerator<string> {
  yield `\uFEFF${toCsvLine(COLUMNS)}\r\n`;
  for (let before: number | null | undefined = null; before !== undefined;) {
    const batch: NamedEntry[] = await listBefore(before);
    for (const entry of batch) {
      const reply = toReply(entry);
      yield `${toCsvLine(COLUMNS.map((column) => reply[column]))}\r\n`;
    }
    before = batch.length === CSV_BATCH ? batch.at(-1)?.id : undefined;
  }
}

function toFilter({ from, to, kind, actor, official, agency, session }: z.infer<typeof FilterQuery>): AuditFilter {
  return {
    from: from === undefined ? null : new Date(`${from}T00:00:00+07:00`),
    to: to === undefined ? null : new Date(new Date(`${to}T00:00:00+07:00`).getTime() + 86_400_000),
    ...{ kind: kind ?? null, actor: actor ?? null, officialId: official ?? null },
    ...{ agency: agency ?? null, session: session ?? null },
  };
}

function toReply({ hash: _hash, digests: _digests, at, ...entry }: NamedEntry): AuditEntryReply {
  return { ...entry, at: at.toISOString() };
}
