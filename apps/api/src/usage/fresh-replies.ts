import { Injectable } from '@nestjs/common';
import { Clock } from '../calendar/clock.ts';
import { KeptReplies } from '../http/kept-replies.ts';
import type { Revision } from '../http/revision.ts';
import { UsageRepository } from './usage.repository.ts';

/** Answers made of stored figures. */
@Injectable()
export class FreshReplies extends KeptReplies {
  constructor(
    private readonly usage: UsageRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  protected override async readRevision(): Promise<Revision> {
    // Today decides what is provisional.
    const [{ decided, logged }, today] = await Promise.all([this.usage.readRevision(), this.clock.today()]);
    return { decided: `${decided}|${today}`, logged };
  }
}
