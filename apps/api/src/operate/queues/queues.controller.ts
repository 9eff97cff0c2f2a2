import { Controller, Get, Header, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { QueuesReply } from '@nhip-thu/metrics';
import { z } from 'zod';
import { Policy } from '../../access/policy.ts';
import { ApiReply } from '../../http/api-reply.ts';
import { JOB_NAMES } from '../../queue/jobs.ts';
import { QueuesService } from './queues.service.ts';

const Job = z.enum(JOB_NAMES);

/** The queue, for mail administrators; auditors may look. */
@ApiTags('operation')
@Controller('operation/queues')
export class QueuesController {
  constructor(private readonly queues: QueuesService) {}

  @Get()
  @Policy({ action: 'operation.read' })
  @ApiOperation({ summary: 'Jobs that wait, run, are tried again and failed, with the reasons' })
  @ApiReply('QueuesReply')
  @Header('Cache-Control', 'no-store')
  read(): Promise<QueuesReply> {
    return this.queues.read();
  }

  @Post(':job/retry')
  @Policy({ action: 'operation.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Runs the failed jobs of one name again; a job twice does no harm' })
  @ApiReply('QueuesReply')
  @Header('Cache-Control', 'no-store')
  async retry(@Param('job', { schema: Job }) job: z.infer<typeof Job>): Promise<QueuesReply> {
    await this.queues.retry(job);
    return this.queues.read();
  }
}
