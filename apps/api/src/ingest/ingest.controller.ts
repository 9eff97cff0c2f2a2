import { Controller, Get, HttpCode, HttpStatus, Param, Put, Query, Req, Res, Sse, type MessageEvent } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IngestReply, UploadReply } from '@nhip-thu/metrics';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { ApiReply, ApiEvents } from '../http/api-reply.ts';
import { ORIGIN_TOKEN_SCHEME, SESSION_SCHEME } from '../http/api-security.ts';
import { toEvents, watchChanges } from '../http/event-stream.ts';
import { Policy } from '../access/policy.ts';
import { ProblemException } from '../http/problem.ts';
import { checkDigest, readContentDigest } from './content-digest.ts';
import { DIALECT_NAMES } from './maillog/dialect-table.ts';
import { IngestService } from './ingest.service.ts';
import { UploadGate } from './upload-gate.ts';
import { toUploadProblem } from './upload-problem.ts';
import { minutesOfZone, Zone } from './zone.ts';

const UploadQuery = z.strictObject({
  /** Name of the file, shown on the ingest page. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(255)
    // No file has it in its name, and no column of text can hold it.
    .refine((name) => !name.includes('\0')),
  /** Year of the first line, for stamps that have none. */
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  /** Format of the log; absent = the one it is most like. */
  dialect: z.enum(DIALECT_NAMES).optional(),
  /** Zone of stamps that name none, for a new origin (+07:00 when absent); an origin keeps its zone. */
  zone: Zone.optional(),
});

/** While files are read or figures computed: at most two events a second. */
const BUSY_PAUSE_MS = 500;
const IDLE_PAUSE_MS = 2000;

const NOT_A_STREAM = {
  code: 'not-a-stream',
  status: 415,
  title: {
    vi: 'Gửi nguyên tệp nhật ký với Content-Type: application/octet-stream',
    en: 'Send the log file itself with Content-Type: application/octet-stream',
  },
};

/** Logs in, status out. */
@ApiTags('ingest')
@Controller()
export class IngestController {
  constructor(
    private readonly ingest: IngestService,
    private readonly gate: UploadGate,
  ) {}

  @Get('ingest')
  @Policy({ action: 'ingest.read' })
  @ApiOperation({ summary: 'Origins, the newest 100 segments, and what still waits for its roll-up' })
  @ApiReply('IngestReply')
  status(): Promise<IngestReply> {
    return this.ingest.status();
  }

  @Sse('ingest/events')
  @Policy({ action: 'ingest.read' })
  @ApiOperation({ summary: 'The same as server-sent events named "ingest", whenever it changes' })
  @ApiEvents('IngestReply', 'Events named "ingest"; their data is this')
  events(): Observable<MessageEvent> {
    const status = watchChanges(
      () => this.ingest.status(),
      (found) => (isBusy(found) ? BUSY_PAUSE_MS : IDLE_PAUSE_MS),
    );
    return toEvents('ingest', status);
  }

  @Put('origins/:name/segments')
  @Policy({ action: 'ingest.write', acceptsBasic: true, originTokenParameter: 'name' })
  @HttpCode(HttpStatus.CREATED)
  @ApiOperation({ summary: 'Hands over a log file or a slice of it, plain, gzip or zstd: 201 when new, 200 when already known' })
  @ApiBearerAuth(ORIGIN_TOKEN_SCHEME)
  @ApiCookieAuth(SESSION_SCHEME)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiReply('UploadReply', { 201: 'New', 200: 'Already known' })
  async upload(
    @Param('name') originName: string,
    @Query({ schema: UploadQuery }) { zone, ...query }: z.infer<typeof UploadQuery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UploadReply> {
    // JSON is parsed before it gets here, so nothing of the stream would be left.
    if (request.is('application/json')) throw new ProblemException(NOT_A_STREAM);
    try {
      const zoneOffsetMinutes = zone === undefined ? undefined : minutesOfZone(zone);
      const stated = readContentDigest(request.get('content-digest'));
      // An answer can only be read when the request was not torn down, so whoever stops reading early leaves the stream open.
      const body: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
      const stream = stated === null ? body : checkDigest(body, stated);
      const reply = await this.gate.pass(() => this.ingest.receive({ originName, ...query, zoneOffsetMinutes, stream }));
      if (reply.isKnown) response.status(HttpStatus.OK);
      return reply;
    } catch (error) {
      // What is still on its way is read and dropped.
      request.resume();
      throw toUploadProblem(error);
    }
  }
}

function isBusy({ dirtyDays, dirtyPeriods, segments }: IngestReply): boolean {
  return dirtyDays + dirtyPeriods > 0 || segments.some(({ state }) => ['received', 'folding', 'undoing'].includes(state));
}
