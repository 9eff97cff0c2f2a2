import { Body, Controller, Param, Put, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { isIsoDate, type OriginReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { MAX_CLIENT_NETWORKS, readClientNetwork } from '../config/client-network.ts';
import { ApiReply } from '../http/api-reply.ts';
import { ProblemException } from '../http/problem.ts';
import { OriginService, UnknownOriginError } from './origin.service.ts';

const InternalClientsBody = z.object({
  internalClients: z.array(z.string().refine((text) => readClientNetwork(text) !== null)).max(MAX_CLIENT_NETWORKS),
});

const line = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .transform((text) => text.normalize('NFC'));
const LegalBasisBody = z.strictObject({ text: line, number: line, on: z.string().refine(isIsoDate) });

const UNKNOWN_ORIGIN = { code: 'unknown-origin', status: 404, title: { vi: 'Không có nguồn nhật ký này', en: 'There is no such origin' } };

/** What is set per log source. */
@ApiTags('ingest')
@Controller('origins')
export class OriginController {
  constructor(private readonly origins: OriginService) {}

  @Put(':name/internal-clients')
  @Policy({ action: 'ingest.write' })
  @ApiOperation({
    summary:
      'Sets the machines (addresses, CIDR networks) whose mail counts as sent without a log-in; all days of the origin are computed again',
  })
  @ApiBody({ schema: { example: { internalClients: ['127.0.0.1', '10.40.0.0/24', '::1'] } } })
  @ApiReply('OriginReply', { 200: 'As it is now' })
  async setInternalClients(
    @Param('name') name: string,
    @Body({ schema: InternalClientsBody }) body: z.infer<typeof InternalClientsBody>,
    @Req() request: Request,
  ): Promise<OriginReply> {
    return withProblem(() => this.origins.setInternalClients(name, body.internalClients, callerOf(request)?.username ?? 'unknown'));
  }

  @Put(':name/legal-basis')
  @Policy({ action: 'origins.basis' })
  @ApiOperation({ summary: 'Enters the decision that the logs of the origin rest on; officials read it with the notice' })
  @ApiReply('OriginReply', { 200: 'As it is now' })
  setLegalBasis(@Param('name') name: string, @Body({ schema: LegalBasisBody }) body: z.infer<typeof LegalBasisBody>): Promise<OriginReply> {
    return withProblem(() => this.origins.setLegalBasis(name, body));
  }
}

async function withProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UnknownOriginError ? new ProblemException(UNKNOWN_ORIGIN, { cause: error }) : error;
  }
}
