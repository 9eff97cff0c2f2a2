import { Module } from '@nestjs/common';
import { AuditLog } from '../../access/audit/audit-log.ts';
import { AuditRepository } from '../../access/audit/audit.repository.ts';
import { WallClock } from '../../access/wall-clock.ts';
import { Clock } from '../../calendar/clock.ts';
import { FactSealModule } from '../../database/fact-seal.module.ts';
import { ErasureRepository } from './erasure.repository.ts';
import { ErasureService } from './erasure.service.ts';

/** Erasing the names of people who have left: by the desk, by a command, by age. */
@Module({
  imports: [FactSealModule],
  providers: [Clock, WallClock, AuditRepository, AuditLog, ErasureRepository, ErasureService],
  exports: [ErasureService],
})
export class ErasureModule {}
