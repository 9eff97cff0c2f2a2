import { Injectable } from '@nestjs/common';
import { AuditLog } from '../access/audit/audit-log.ts';
import { Clock } from '../calendar/clock.ts';
import { Runtime } from '../config/settings.module.ts';
import type { ImpactFacts } from './impact-text.ts';

/** What other rooms tell of this installation. */
@Injectable()
export class InstallationFacts {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly runtime: Runtime,
  ) {}

  async read(): Promise<Pick<ImpactFacts, 'today' | 'isDemo' | 'auditHead' | 'requiresSecondFactor' | 'retention'>> {
    const [today, demo, auditHead] = await Promise.all([this.clock.today(), this.clock.demo(), this.audit.head()]);
    const { requiresSecondFactor, retention } = this.runtime.settings;
    return { today, isDemo: demo !== null, auditHead, requiresSecondFactor, retention };
  }
}
