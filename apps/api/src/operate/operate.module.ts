import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { InstallationMetrics } from './metrics/installation-metrics.ts';
import { MetricsController } from './metrics/metrics.controller.ts';
import { MetricsRepository } from './metrics/metrics.repository.ts';
import { QueueBoard } from './board/queue-board.ts';
import { QueueBoardController } from './board/queue-board.controller.ts';
import { QueuesController } from './queues/queues.controller.ts';
import { QueuesService } from './queues/queues.service.ts';

/** The room of whoever keeps an installation running. Doctor, backup and restore stand beside it: they must work when nothing else does. */
@Module({
  imports: [HttpModule, QueueModule],
  controllers: [MetricsController, QueuesController, QueueBoardController],
  providers: [MetricsRepository, InstallationMetrics, QueuesService, QueueBoard],
})
export class OperateModule {}
