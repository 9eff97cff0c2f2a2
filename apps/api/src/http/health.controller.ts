import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { JobQueue } from '../queue/job-queue.ts';
import { ProblemException, type ProblemKind } from './problem.ts';
import { Public } from './public.decorator.ts';

/** Longest wait for one part, in milliseconds: a probe that hangs is as good as a failed one. */
const PATIENCE_MS = 2000;

const NOT_READY: ProblemKind = { code: 'not-ready', status: 503, title: { vi: 'Dịch vụ chưa sẵn sàng', en: 'The service is not ready' } };

export interface HealthReply {
  readonly status: 'ok';
}

const HEALTHY = {
  type: 'object',
  properties: { status: { type: 'string', const: 'ok' } },
  required: ['status'],
  additionalProperties: false,
};

/** For load balancers and supervisors; tells nothing but yes or no, reasons go to the log. */
@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    @InjectDataSource() private readonly database: DataSource,
    private readonly queue: JobQueue,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse({ description: 'Alive', schema: HEALTHY })
  live(): HealthReply {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Database and queue answer; 503 otherwise' })
  @ApiOkResponse({ description: 'Ready', schema: HEALTHY })
  async ready(): Promise<HealthReply> {
    try {
      await this.health.check([
        // Not the indicator for TypeORM: it looks for a copy of TypeORM of its own, which a bundled program has not.
        () =>
          this.indicators
            .check('database')
            .attempt(() => this.database.query('select 1'))
            .withTimeout(PATIENCE_MS),
        () =>
          this.indicators
            .check('queue')
            .attempt(() => this.queue.ping())
            .withTimeout(PATIENCE_MS),
      ]);
    } catch (error) {
      if (error instanceof ServiceUnavailableException) throw new ProblemException(NOT_READY, { cause: error });
      throw error;
    }
    return { status: 'ok' };
  }
}
