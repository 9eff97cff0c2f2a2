import { wallDay } from '../calendar/clock.ts';
import { askingAnew, asOfNobody, currentReach } from '../database/reach.ts';
import { keepText } from './kept-text.ts';
import { ReplyCache } from './reply-cache.ts';
import type { Revision } from './revision.ts';

/** Answers kept while nothing of what they are made of changes (`ReplyCache`): one short look instead of a dozen. */
export abstract class KeptReplies {
  readonly #cache = new ReplyCache();
  /** The look that is asked for in this moment. */
  #look: Promise<Revision> | null = null;

  /**
   * Of everything that answers are made of, the clock of simulated data among it. The same for whoever asks: it counts changes and shows no row. It is looked up
   * as of nobody; where rows are counted that are somebody's, the program itself must look (`asSystem`).
   */
  protected abstract readRevision(): Promise<Revision>;

  /** @param question names everything that was asked */
  async get<Reply extends object>(question: string, make: () => Promise<Reply>): Promise<Reply>;
  async get<Reply extends object>(question: string, make: () => Promise<Reply | null>): Promise<Reply | null>;
  async get<Reply extends object>(question: string, make: () => Promise<Reply | null>): Promise<Reply | null> {
    const reach = JSON.stringify(currentReach());
    const { decided, logged } = await this.#lookNow();
    // Today decides what is provisional. Whoever sees other rows is given another answer.
    return this.#cache.get(`${reach} ${question}`, { decided: `${decided}|${wallDay()}`, logged }, async () => {
      // What was asked before the look at the revision may be older than it.
      const reply = await askingAnew(make);
      return reply === null ? null : keepText(reply);
    });
  }

  /**
   * What is asked in one breath (an answer of several parts) is looked up once; whoever asks later looks anew, so as to learn of what has changed meanwhile.
   */
  #lookNow(): Promise<Revision> {
    this.#look ??= Promise.resolve().then(() => {
      this.#look = null;
      return asOfNobody(() => this.readRevision());
    });
    return this.#look;
  }
}
