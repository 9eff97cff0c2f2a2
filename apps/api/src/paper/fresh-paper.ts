import { Injectable } from '@nestjs/common';
import { Clock } from '../calendar/clock.ts';
import { asSystem } from '../database/reach.ts';
import { KeptReplies } from '../http/kept-replies.ts';
import type { Revision } from '../http/revision.ts';
import { PaperRepository } from './paper.repository.ts';

/** Answers made of registers, print logs, reams and what was agreed of them. */
@Injectable()
export class FreshPaper extends KeptReplies {
  constructor(
    private readonly paper: PaperRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** All of it is what people decide or hand over: nothing streams. A queue given to another unit changes this one's figures too: everybody's rows count. */
  protected override async readRevision(): Promise<Revision> {
    const [decided, today] = await Promise.all([asSystem(() => this.paper.readRevision()), this.clock.today()]);
    return { decided: `${decided}|${today}`, logged: '' };
  }
}
