import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, HttpCode, HttpStatus, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DryRunReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { ApiReply } from '../http/api-reply.ts';
import { Policy } from '../access/policy.ts';
import { DRY_RUN_BYTES, dryRunFile } from './dry-run.ts';
import { DIALECT_NAMES } from './maillog/dialect-table.ts';
import { Spool } from './spool.ts';
import { UploadGate } from './upload-gate.ts';
import { EmptyUploadError } from './ingest.service.ts';
import { toUploadProblem } from './upload-problem.ts';
import { minutesOfZone, Zone } from './zone.ts';

const DEFAULT_ZONE = '+07:00';

const DryRunQuery = z.strictObject({
  /** Year of the first line, for stamps that have none. */
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  /** Format of the log; absent = the one it is most like. */
  dialect: z.enum(DIALECT_NAMES).optional(),
  /** Zone of stamps that name none. */
  zone: Zone.default(DEFAULT_ZONE),
});

/** What would come of a log, before it is handed over. */
@ApiTags('ingest')
@Controller()
export class DryRunController {
  constructor(
    private readonly spool: Spool,
    private readonly gate: UploadGate,
  ) {}

  @Post('ingest/dry-run')
  @Policy({ action: 'ingest.write', acceptsBasic: true })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Reads the first 1000 lines of a log (send its first MiB, packed or not) and says what they are; keeps nothing',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiReply('DryRunReply')
  async run(@Query({ schema: DryRunQuery }) query: z.infer<typeof DryRunQuery>, @Req() request: Request): Promise<DryRunReply> {
    try {
      return await this.gate.pass(() => this.read(request, query));
    } catch (error) {
      throw toUploadProblem(error);
    } finally {
      request.resume();
    }
  }

  /** Packed text is read from a file, so the bytes pass through one, which the spool would sweep if this process died. */
  private async read(request: Request, { year, dialect, zone }: z.infer<typeof DryRunQuery>): Promise<DryRunReply> {
    const { bytes, isCut } = await readBeginning(request.iterator({ destroyOnReturn: false }));
    if (bytes.length === 0) throw new EmptyUploadError();
    const path = join(this.spool.folder, 'tmp', randomUUID());
    try {
      await writeFile(path, bytes, { mode: 0o600 });
      const options = { year: year ?? null, dialect: dialect ?? null, zoneOffsetMinutes: minutesOfZone(zone) };
      return await dryRunFile(path, { ...options, isPrefix: isCut || bytes.length === DRY_RUN_BYTES });
    } finally {
      await rm(path, { force: true });
    }
  }
}

async function readBeginning(stream: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; isCut: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.byteLength;
    if (length > DRY_RUN_BYTES) break;
  }
  return { bytes: Buffer.concat(parts).subarray(0, DRY_RUN_BYTES), isCut: length > DRY_RUN_BYTES };
}
