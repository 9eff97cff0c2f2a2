import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AgencyCourseReply } from '@nhip-thu/metrics';
import type { z } from 'zod';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { ProblemException } from '../http/problem.ts';
import { NO_SUCH_AGENCY } from './adoption-problem.ts';
import { AgencyCourseService } from './agency-course.service.ts';
import { PeriodAnswers, StructureQuery } from './period-answers.ts';

/** How one agency's mail and the logs about it went over time. */
@ApiTags('adoption')
@Controller('adoption/agencies')
export class AgencyCourseController {
  constructor(
    private readonly answers: PeriodAnswers,
    private readonly courses: AgencyCourseService,
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
    const { course } = await this.answers.get(`course ${code}`, query, async (period, structure) => {
      const [found, standing] = await Promise.all([this.courses.read(code, period, structure), this.answers.readStanding()]);
      return { course: found && { ...found, ...standing } };
    });
    if (course === null) throw new ProblemException(NO_SUCH_AGENCY);
    return course;
  }
}
