import { BadRequestException, Controller, Get, HttpCode, HttpStatus, Param, Put, Query, Req, Res, Sse, type MessageEvent } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IngestReply, UploadReply } from '@nhip-thu/metrics';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { observeIngest } from './ingest-events.ts';
import { EmptyUploadError, IngestService, InvalidOriginNameError } from './ingest.service.ts';

const UploadQuery = z.object({
  /** Name of the file, shown on the ingest page. */
  name: z.string().trim().min(1).max(255),
  /** Year of the first line, for stamps that have none. */
  year: z.coerce.number().int().min(1990).max(2100).optional(),
});

/** Logs in, status out. */
@ApiTags('ingest')
@Controller()
export class IngestController {
  constructor(private readonly ingest: IngestService) {}

  @Get('ingest')
  @ApiOperation({ summary: 'Origins, the newest 100 segments, and what still waits for its roll-up' })
  status(): Promise<IngestReply> {
    return this.ingest.status();
  }

  @Sse('ingest/events')
  @ApiOperation({ summary: 'The same as server-sent events named "ingest", whenever it changes' })
  events(): Observable<MessageEvent> {
    return observeIngest(() => this.ingest.status());
  }

  @Put('origins/:name/segments')
  @HttpCode(HttpStatus.CREATED)
  @ApiOperation({ summary: 'Hands over a log file or a slice of it, plain or gzip: 201 when new, 200 when already known' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async upload(
    @Param('name') originName: string,
    @Query({ schema: UploadQuery }) query: z.infer<typeof UploadQuery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UploadReply> {
    try {
      const reply = await this.ingest.receive({ originName, name: query.name, year: query.year, stream: request });
      if (reply.isKnown) response.status(HttpStatus.OK);
      return reply;
    } catch (error) {
      if (error instanceof InvalidOriginNameError || error instanceof EmptyUploadError) {
        throw new BadRequestException(error.message, { cause: error });
      }
      throw error;
    }
  }
}
