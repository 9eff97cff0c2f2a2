import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parsePeriodId, periodOf, type OwnLooksReply, type OwnUseAnswer } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { ownerOf } from '../access/access.guard.ts';
import { AuditRepository } from '../access/audit/audit.repository.ts';
import { Policy } from '../access/policy.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryViewRepository } from '../directory/directory-view.repository.ts';
import { ApiReply } from '../http/api-reply.ts';
import { ProblemException } from '../http/problem.ts';
import { AdoptionService } from '../usage/adoption.service.ts';
import { OwnUseService } from '../usage/own-use.service.ts';
import { officialOf } from './official-of.ts';
import { NO_SUCH_PERIOD } from './privacy-problem.ts';

const PAGE = 50;
/** Id of a standard period; the last closed reporting month when absent. */
const UseQuery = z.strictObject({ ky: z.string().max(20).optional() });
const LooksQuery = z.strictObject({ before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional() });

/** "Dữ liệu của tôi": what is kept about whoever asks, how it was counted, and who looked at it. */
@ApiTags('own-data')
@Controller('own-data')
export class OwnDataController {
  constructor(
    private readonly use: OwnUseService,
    private readonly adoption: AdoptionService,
    private readonly directory: DirectoryViewRepository,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  @Get('use')
  @Policy({ action: 'own-data.read', asSelf: true })
  @ApiOperation({
    summary: 'The caller’s own days of a standard period, and how they were counted; `person` is null when the account is of no official',
  })
  @ApiReply('OwnUseAnswer')
  @Header('Cache-Control', 'no-store')
  async readUse(@Query({ schema: UseQuery }) { ky }: z.infer<typeof UseQuery>, @Req() request: Request): Promise<OwnUseAnswer> {
    const { officialId } = ownerOf(request);
    const [person, { periods, defaultPeriodId }, demo] = await Promise.all([
      officialId === null ? null : this.directory.findOfficial(officialId),
      this.adoption.periods(),
      this.clock.demo(),
    ]);
    const isDemo = demo !== null;
    if (person === null) return { person, isDemo };
    const periodId = ky ?? defaultPeriodId;
    const period = periodId === null ? periodOf('reporting-month', await this.clock.today()) : parsePeriodId(periodId);
    if (period === null) throw new ProblemException(NO_SUCH_PERIOD);
    return { person, period, periods, isDemo, ...(await this.use.read(person.id, period)) };
  }

  @Get('looks')
  @Policy({ action: 'own-data.read', asSelf: true })
  @ApiOperation({ summary: 'Who looked at what is kept about the caller, or changed it, newest first' })
  @ApiReply('OwnLooksReply')
  @Header('Cache-Control', 'no-store')
  async readLooks(@Query({ schema: LooksQuery }) { before }: z.infer<typeof LooksQuery>, @Req() request: Request): Promise<OwnLooksReply> {
    const officialId = officialOf(ownerOf(request));
    const found = await this.audit.listLooks(officialId, before ?? null, PAGE + 1);
    const looks = found.slice(0, PAGE).map(({ at, ...look }) => ({ ...look, at: at.toISOString() }));
    return { looks, nextBefore: found.length > PAGE ? (looks.at(-1)?.id ?? null) : null };
  }
}
