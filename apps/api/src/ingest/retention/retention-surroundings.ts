import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@nhip-thu/metrics';
import { AuditLog } from '../../access/audit/audit-log.ts';
import { Clock } from '../../calendar/clock.ts';
import type { RetentionSettings } from '../../config/retention-settings.ts';
import { Runtime } from '../../config/settings.module.ts';
import { ErasureService } from '../../directory/erasure/erasure.service.ts';

/** Day, settings, audit log and the erasing of names, as the removal sees them. */
@Injectable()
export class RetentionSurroundings {
  constructor(
    private readonly clock: Clock,
    private readonly runtime: Runtime,
    readonly audit: AuditLog,
    readonly erasure: ErasureService,
  ) {}

  today(): Promise<IsoDate> {
    return this.clock.today();
  }

  get settings(): RetentionSettings {
    return this.runtime.settings.retention;
  }
}
