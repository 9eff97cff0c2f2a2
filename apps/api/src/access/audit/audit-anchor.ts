import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { WallClock } from '../wall-clock.ts';
import { AuditLog } from './audit-log.ts';

const HOUR_MS = 3_600_000;
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** Notes the end of the audit log at the start and then once a day, beside the key and among the program's lines, which somebody may keep elsewhere. */
@Injectable()
export class AuditAnchor implements OnApplicationShutdown {
  private readonly logger = new Logger('Audit');
  private report: (head: string) => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private notedOn: string | null = null;

  constructor(
    private readonly audit: AuditLog,
    private readonly clock: WallClock,
  ) {}

  /** @param report says the head where the program's own lines go */
  async start(report: (head: string) => void): Promise<void> {
    this.report = report;
    await this.noteOnceADay();
    this.timer = setInterval(() => void this.noteOnceADay(), HOUR_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @returns the head, or null when it was noted today already or could not be: the next hour tries again */
  async noteOnceADay(): Promise<string | null> {
    const day = DAY.format(this.clock.now());
    if (day === this.notedOn) return null;
    try {
      const head = await this.audit.noteHead();
      this.notedOn = day;
      this.report(head);
      return head;
    } catch (error) {
      this.logger.error('the head of the audit log could not be noted', error instanceof Error ? error.stack : String(error));
      return null;
    }
  }
}
