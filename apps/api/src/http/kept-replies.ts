import { currentReach } from '../database/reach.ts';
import { keepText } from './kept-text.ts';
import { ReplyCache } from './reply-cache.ts';
import type { Revision } from './revision.ts';

/** Answers kept while nothing of what they are made of changes (`ReplyCache`): one short look instead of a dozen. */
export abstract class KeptReplies {
  readonly #cache = new ReplyCache();

  /** Of everything that answers are made of, so also of today where that decides what is provisional. */
  protected abstract readRevision(): Promise<Revision>;

  /** @param question names everything that was asked */
  async get<Reply extends object>(question: string, make: () => Promise<Reply>): Promise<Reply>;
  async get<Reply extends object>(question: string, make: () => Promise<Reply | null>): Promise<Reply | null>;
  async get<Reply extends object>(question: string, make: () => Promise<Reply | null>): Promise<Reply | null> {
    const revision = await this.readRevision();
    // Whoever sees other rows is given another answer.
    return this.#cache.get(`${JSON.stringify(currentReach())} ${question}`, revision, async () => {
      const reply = await make();
      return reply === null ? null : keepText(reply);
    });
  }
}
