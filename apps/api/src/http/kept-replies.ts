import { wallDay } from '../calendar/clock.ts';
import { currentReach } from '../database/reach.ts';
import { keepText } from './kept-text.ts';
import { ReplyCache } from './reply-cache.ts';
import type { Revision } from './revision.ts';

/** Answers kept while nothing of what they are made of changes (`ReplyCache`): one short look instead of a dozen. */
export abstract class KeptReplies {
  readonly #cache = new ReplyCache();
  /** Looks that are asked for in this moment, by reach. */
  readonly #looks = new Map<string, Promise<Revision>>();

  /** Of everything that answers are made of, the clock of simulated data among it. */
  protected abstract readRevision(): Promise<Revision>;

  /** @param question names everything that was asked */
  async get<Reply extends object>(question: string, make: () => Promise<Reply>): Promise<Reply>;
  async get<Reply extends object>(question: string, make: () => Promise<Reply | null>): Promise<Reply | null>;
  async get<Reply extends object>(question: string, make: () => Promise<Reply | null>): Promise<Reply | null> {
    const reach = JSON.stringify(currentReach());
    const { decided, logged } = await this.#look(reach);
    // Today decides what is provisional. Whoever sees other rows is given another answer.
    return this.#cache.get(`${reach} ${question}`, { decided: `${decided}|${wallDay()}`, logged }, async () => {
      const reply = await make();
      return reply === null ? null : keepText(reply);
    });
  }

  /** What one request asks in one breath is looked up once; whoever asks later looks anew, so as to learn of what has changed meanwhile. */
  #look(reach: string): Promise<Revision> {
    const known = this.#looks.get(reach);
    if (known !== undefined) return known;
    const look = Promise.resolve().then(() => {
      this.#looks.delete(reach);
      return this.readRevision();
    });
    this.#looks.set(reach, look);
    return look;
  }
}
