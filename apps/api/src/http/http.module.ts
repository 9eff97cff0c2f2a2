import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { QueueModule } from '../queue/queue.module.ts';
import { HealthController } from './health.controller.ts';
import { ProcessMetrics } from './process-metrics.ts';
import { ProblemFilter } from './problem.filter.ts';
import { RequestDrain } from './request-drain.ts';

/** The HTTP room: problems instead of exceptions, health, and times of answers. */
@Module({
  imports: [TerminusModule, QueueModule],
  controllers: [HealthController],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }, ProcessMetrics, RequestDrain],
  exports: [ProcessMetrics, RequestDrain],
})
export class HttpModule {}
