import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AgencyCourseReply } from '@nhip-thu/metrics';
import type { z } from 'zod';
import { Policy } from '../access/policy.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { ApiReply } from '../http/api-reply.ts';
import { absentAgencyProblem } from './absent-agency.ts';
import { AgencyCourseService } from './agency-course.service.ts';
import { PeriodAnswers, StructureQuery } from './period-answers.ts';

/** How one agency's mail and the logs about it went over time. */
@ApiTags('adoption')
@Controller('adoption/agencies')
export class AgencyCourseController {
  constructor(
    private readonly answers: PeriodAnswers,
    private readonly courses: AgencyCourseService,
    private readonly directory: DirectoryRepository,
  ) {}

  @Get(':code/course')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({
    summary: 'The mail of one agency, where it went, and the coverage of its logs, in up to 12 standard periods',
    description: 'Counts of messages, not of people. Null, never 0, where no log tells.',
  })
  @ApiReply('AgencyCourseReply')
  async read(
    @Param('code') code: string,
    @Query({ schema: StructureQuery }) query: z.infer<typeof StructureQuery>,
  ): Promise<AgencyCourseReply> {
    const { course, ...asked } = await this.answers.get(`course ${code}`, query, async (period, structure) => {
      const [found, standing] = await Promise.all([this.courses.read(code, period, structure), this.answers.readStanding()]);
      return { course: found && { ...found, ...standing }, period, structure };
    });
    if (course === null) throw absentAgencyProblem(code, await this.directory.findLife(code), asked);
    return course;
  }
}
