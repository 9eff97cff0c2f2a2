import { Body, Controller, Get, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isIsoDate, type DirectoryChangeReply, type DomainRulesReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { withProblems } from './directory-problem.ts';
import { DomainRulesService } from './domain-rules.service.ts';
import { readDomain } from './mail-address.ts';

/** Lower case, with or without `@` in front. */
const domain = z
  .string()
  .refine((text) => readDomain(text) !== null)
  .transform((text) => readDomain(text) ?? text);
const day = z.string().refine(isIsoDate);
const Rule = z.strictObject({ domain, agency: z.string().trim().toLowerCase().min(1).max(40), from: day.nullable().default(null) });
const End = z.strictObject({ domain, on: day });

/** Which agency addresses of a mail domain are of. */
@ApiTags('directory')
@Controller('directory/domains')
export class DomainRulesController {
  constructor(private readonly rules: DomainRulesService) {}

  @Get()
  @Policy({ action: 'directory.audit' })
  @ApiOperation({ summary: 'Mail domains and their agencies, with the days on which that holds' })
  @ApiReply('DomainRulesReply')
  async list(): Promise<DomainRulesReply> {
    return { rules: await this.rules.list() };
  }

  @Post()
  @Policy({ action: 'directory.write', acceptsBasic: true })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'From a day on (null: always) a domain is of an agency; what was said of days before stays' })
  @ApiReply('DirectoryChangeReply')
  set(
    @Body({ schema: Rule }) { domain: name, agency, from }: z.infer<typeof Rule>,
    @Req() request: Request,
  ): Promise<DirectoryChangeReply> {
    return withProblems(async () => ({ changeSetId: await this.rules.set(name, agency, { from, madeBy: nameOf(request) }) }));
  }

  @Post('end')
  @Policy({ action: 'directory.write', acceptsBasic: true })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'A domain is of no agency from a day on' })
  @ApiReply('DirectoryChangeReply')
  end(@Body({ schema: End }) { domain: name, on }: z.infer<typeof End>, @Req() request: Request): Promise<DirectoryChangeReply> {
    return withProblems(async () => ({ changeSetId: await this.rules.end(name, on, nameOf(request)) }));
  }
}

function nameOf(request: Request): string {
  return callerOf(request)?.username ?? '';
}
