import { Injectable } from '@nestjs/common';
import { Clock } from '../calendar/clock.ts';
import { currentReach } from '../database/reach.ts';
import { ReplyCache } from './reply-cache.ts';
import { UsageRepository } from './usage.repository.ts';

/** Answers made of stored figures, kept while nothing of what they are made of changes: one short look instead of a dozen. */
@Injectable()
export class FreshReplies {
  readonly #cache = new ReplyCache();

  constructor(
    private readonly usage: UsageRepository,
    private readonly clock: Clock,
  ) {}

  /** @param question names everything that was asked */
  async get<Reply>(question: string, make: () => Promise<Reply>): Promise<Reply> {
    // Today decides what is provisional.
    const [revision, today] = await Promise.all([this.usage.readRevision(), this.clock.today()]);
    // Whoever sees other rows is given another answer.
    return this.#cache.get(`${JSON.stringify(currentReach())} ${question}`, `${revision}|${today}`, make);
  }
}
