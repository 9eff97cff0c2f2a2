import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isIsoDate, type DirectoryTreeReply, type OfficialReply, type OfficialsReply, type SuccessionsReply } from '@nhip-thu/metrics';
import { z } from 'zod';
import { Policy } from '../access/policy.ts';
import { Clock } from '../calendar/clock.ts';
import { ApiReply } from '../http/api-reply.ts';
import { ProblemException } from '../http/problem.ts';
import { UNKNOWN_OFFICIAL } from './directory-problem.ts';
import { DirectoryViewRepository } from './directory-view.repository.ts';
import { FreshTree } from './fresh-tree.ts';

const RowId = z.coerce.number().int().positive().max(2_147_483_647);
/** A day; today when absent. */
const at = z.string().refine(isIsoDate).optional();
const TreeQuery = z.strictObject({ at });
const OfficialsQuery = z.strictObject({
  at,
  /** Code of an agency. */
  cq: z.string().max(64).optional(),
  /** Id of a division. */
  phong: RowId.optional(),
  q: z.string().max(200).default(''),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** Who works where, as it is on a day. */
@ApiTags('directory')
@Controller('directory')
export class DirectoryController {
  constructor(
    private readonly view: DirectoryViewRepository,
    private readonly trees: FreshTree,
    private readonly clock: Clock,
  ) {}

  @Get('tree')
  @Policy({ action: 'directory.read' })
  @ApiOperation({ summary: 'Agencies of a day with their divisions, and how many people and mailboxes they have' })
  @ApiReply('DirectoryTreeReply')
  async tree(@Query({ schema: TreeQuery }) query: z.infer<typeof TreeQuery>): Promise<DirectoryTreeReply> {
    return this.trees.read(query.at ?? (await this.clock.today()));
  }

  @Get('officials')
  @Policy({ action: 'directory.read', showsPersons: true })
  @ApiOperation({
    summary: 'Officials of a day by given name, a page at a time; `q` finds names without regard to marks, addresses and staff numbers',
  })
  @ApiReply('OfficialsReply')
  async officials(@Query({ schema: OfficialsQuery }) query: z.infer<typeof OfficialsQuery>): Promise<OfficialsReply> {
    const { cq, phong, q, offset, limit } = query;
    const day = query.at ?? (await this.clock.today());
    return {
      at: day,
      ...(await this.view.listOfficials({ at: day, agency: cq ?? null, division: phong ?? null, text: q, offset, limit })),
    };
  }

  @Get('officials/:id')
  @Policy({ action: 'directory.read', showsPersons: true, officialParameter: 'id' })
  @ApiOperation({ summary: 'Everything the directory says of a person: units, mailboxes, leave and exemptions, with their days' })
  @ApiReply('OfficialReply')
  async official(@Param('id', { schema: RowId }) id: number): Promise<OfficialReply> {
    const found = await this.view.findOfficial(id);
    if (found === null) throw new ProblemException(UNKNOWN_OFFICIAL);
    return found;
  }

  @Get('successions')
  @Policy({ action: 'directory.read' })
  @ApiOperation({ summary: 'Mergers, splits and renamings with their legal basis, newest first' })
  @ApiReply('SuccessionsReply')
  async successions(): Promise<SuccessionsReply> {
    return { successions: await this.view.listSuccessions() };
  }
}
