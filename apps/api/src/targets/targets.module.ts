import { Module } from '@nestjs/common';
import { Clock } from '../calendar/clock.ts';
import { FreshTargets } from './fresh-targets.ts';
import { TargetController } from './target.controller.ts';
import { TargetRepository } from './target.repository.ts';
import { TargetService } from './target.service.ts';

/** The targets room: who is held to what, by which instrument, since when. */
@Module({
  controllers: [TargetController],
  providers: [Clock, FreshTargets, TargetRepository, TargetService],
  exports: [TargetRepository, TargetService],
})
export class TargetsModule {}
