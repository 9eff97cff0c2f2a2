import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AssignmentReply, UnknownAddressesReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../../access/access.guard.ts';
import { Policy } from '../../access/policy.ts';
import { withProblems } from '../../directory/directory-problem.ts';
import { ApiReply } from '../../http/api-reply.ts';
import { UnknownAddressesService } from './unknown-addresses.service.ts';

const ListQuery = z.strictObject({
  q: z.string().max(200).default(''),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const agency = z.string().trim().toLowerCase().min(1).max(40);
const Assignment = z.strictObject({
  address: z.string().trim().toLowerCase().min(1).max(254),
  owner: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('official'), officialId: z.number().int().positive().max(2_147_483_647) }),
    z.strictObject({ kind: z.enum(['unit', 'shared', 'robot']), agency }),
    z.strictObject({ kind: z.literal('foreign'), reason: z.string().trim().min(1).max(500) }),
  ]),
});

/** Addresses in the logs that the directory does not know. */
@ApiTags('directory')
@Controller('directory/unknown-addresses')
export class UnknownAddressesController {
  constructor(private readonly unknown: UnknownAddressesService) {}

  @Get()
  @Policy({ action: 'directory.audit', showsPersons: true })
  @ApiOperation({ summary: 'Accounts in the logs that the directory does not know, most frequent first, with what they may be' })
  @ApiReply('UnknownAddressesReply')
  list(@Query({ schema: ListQuery }) { q, offset, limit }: z.infer<typeof ListQuery>): Promise<UnknownAddressesReply> {
    return this.unknown.list({ text: q, offset, limit });
  }

  @Post('assignments')
  @Policy({ action: 'directory.write', acceptsBasic: true })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary:
      "Tells whose an address is: an official's, a unit's, shared, a robot's or none of ours; only the days that name it are computed again",
  })
  @ApiReply('AssignmentReply')
  assign(@Body({ schema: Assignment }) body: z.infer<typeof Assignment>, @Req() request: Request): Promise<AssignmentReply> {
    return withProblems(() => this.unknown.assign(body.address, body.owner, callerOf(request)?.username ?? ''));
  }
}
