import { Injectable } from '@nestjs/common';
import { Clock } from '../calendar/clock.ts';
import { currentReach } from '../database/reach.ts';
import { keepText } from '../http/kept-text.ts';
import { ReplyCache } from './reply-cache.ts';
import { UsageRepository } from './usage.repository.ts';

/** Answers made of stored figures, kept while nothing of what they are made of changes (`ReplyCache`): one short look instead of a dozen. */
@Injectable()
export class FreshReplies {
  readonly #cache = new ReplyCache();

  constructor(
    private readonly usage: UsageRepository,
    private readonly clock: Clock,
  ) {}

  /** @param question names everything that was asked */
  async get<Reply extends object>(question: string, make: () => Promise<Reply | null>): Promise<Reply | null> {
    // Today decides what is provisional.
    const [revision, today] = await Promise.all([this.usage.readRevision(), this.clock.today()]);
    // Whoever sees other rows is given another answer.
    const { decided, logged } = revision;
    return this.#cache.get(`${JSON.stringify(currentReach())} ${question}`, { decided: `${decided}|${today}`, logged }, async () => {
      const reply = await make();
      return reply === null ? null : keepText(reply);
    });
  }
}
