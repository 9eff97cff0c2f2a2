import { Module } from '@nestjs/common';
import { Clock } from '../calendar/clock.ts';
import { FactSealModule } from '../database/fact-seal.module.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { AdoptionService } from './adoption.service.ts';
import { UnitPeriodRepository } from './unit-period.repository.ts';
import { UsageRepository } from './usage.repository.ts';

/** What of the usage room answers about stored figures, and a worker needs too: no routes. */
@Module({
  imports: [FactSealModule],
  providers: [Clock, DirectoryRepository, TargetRepository, UsageRepository, UnitPeriodRepository, AdoptionService],
  exports: [UsageRepository, UnitPeriodRepository, AdoptionService],
})
export class UsageAnswersModule {}
