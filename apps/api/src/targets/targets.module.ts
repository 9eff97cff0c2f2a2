import { Module } from '@nestjs/common';
import { Clock } from '../calendar/clock.ts';
import { TargetController } from './target.controller.ts';
import { TargetRepository } from './target.repository.ts';
import { TargetService } from './target.service.ts';

/** The targets room: who is held to what, by which instrument, since when. */
@Module({
  controllers: [TargetController],
  providers: [Clock, TargetRepository, TargetService],
  exports: [TargetRepository, TargetService],
})
export class TargetsModule {}
