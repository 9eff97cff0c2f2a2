import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { isIsoDate, type NewOriginTokenReply, type OriginReply, type OriginsReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { MAX_CLIENT_NETWORKS, readClientNetwork } from '../config/client-network.ts';
import { ApiReply } from '../http/api-reply.ts';
import { answer, answerFaults, type KnownFault } from '../http/problem-table.ts';
import { OriginDesk, UnknownTokenError } from './origin-desk.service.ts';
import { OriginService, UnknownOriginError } from './origin.service.ts';
import { INVALID_ORIGIN_NAME } from './upload-problem.ts';

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

/** As the database numbers them. */
const TokenNumber = z.coerce.number().int().positive().max(2_147_483_647);

const FAULTS: readonly KnownFault[] = [
  INVALID_ORIGIN_NAME,
  answer(UnknownOriginError, {
    code: 'unknown-origin',
    status: 404,
    title: { vi: 'Không có nguồn nhật ký này', en: 'There is no such origin' },
  }),
  answer(UnknownTokenError, {
    code: 'unknown-token',
    status: 404,
    title: { vi: 'Nguồn này không có mã nào mang số ấy', en: 'The origin has no token of that number' },
  }),
];

/** Log sources: what is set for them, and the tokens with which programs hand over their logs. */
@ApiTags('ingest')
@Controller('origins')
export class OriginController {
  constructor(
    private readonly origins: OriginService,
    private readonly desk: OriginDesk,
  ) {}

  @Get()
  @Policy({ action: 'ingest.read' })
  @ApiOperation({
    summary: 'Every log source with what is set for it, when it was last heard of, its tokens; and how long things are kept',
  })
  @ApiReply('OriginsReply')
  list(): Promise<OriginsReply> {
    return this.desk.list();
  }

  @Post(':name/tokens')
  @Policy({ action: 'origins.tokens' })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Makes a token that may append to the log of this origin and nothing else; the name may be new' })
  @ApiReply('NewOriginTokenReply', { 201: 'Made; the token is told this once' })
  issueToken(@Param('name') name: string): Promise<NewOriginTokenReply> {
    return answerFaults(FAULTS, () => this.desk.issueToken(name));
  }

  @Delete(':name/tokens/:number')
  @Policy({ action: 'origins.tokens' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Revokes a token: the next request with it is refused' })
  @ApiNoContentResponse({ description: 'Revoked, or was so already' })
  revokeToken(@Param('name') name: string, @Param('number', { schema: TokenNumber }) number: number): Promise<void> {
    return answerFaults(FAULTS, () => this.desk.revokeToken(name, number));
  }

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
    return answerFaults(FAULTS, () =>
      this.origins.setInternalClients(name, body.internalClients, callerOf(request)?.username ?? 'unknown'),
    );
  }

  @Put(':name/legal-basis')
  @Policy({ action: 'origins.basis' })
  @ApiOperation({ summary: 'Enters the decision that the logs of the origin rest on; officials read it with the notice' })
  @ApiReply('OriginReply', { 200: 'As it is now' })
  setLegalBasis(@Param('name') name: string, @Body({ schema: LegalBasisBody }) body: z.infer<typeof LegalBasisBody>): Promise<OriginReply> {
    return answerFaults(FAULTS, () => this.origins.setLegalBasis(name, body));
  }
}
