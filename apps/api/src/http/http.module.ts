import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { QueueModule } from '../queue/queue.module.ts';
import { HealthController } from './health.controller.ts';
import { ProblemFilter } from './problem.filter.ts';

/** The HTTP room: problems instead of exceptions, and health. */
@Module({
  imports: [TerminusModule, QueueModule],
  controllers: [HealthController],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
})
export class HttpModule {}
