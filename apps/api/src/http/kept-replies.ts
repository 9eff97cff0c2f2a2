import { wallDay } from '../calendar/clock.ts';
import { askingAnew, currentReach, type Asked, type Reach } from '../database/reach.ts';
import { keepText } from './kept-text.ts';
import { ReplyCache } from './reply-cache.ts';
import type { Revision } from './revision.ts';

/** Decisions and reaches of which what they decide is kept (`oncePerDecision`) at most: some kilobytes each. */
const KEPT_DECISIONS = 256;

/** Answers kept while nothing of what they are made of changes (`ReplyCache`): one short look instead of a dozen. */
export abstract class KeptReplies {
  readonly #cache = new ReplyCache();
  readonly #decided = new Map<string, Asked>();

  /**
   * Of everything that answers are made of, the clock of simulated data among it, as of the moment it is asked for or, where the request changes nothing, of its beginning.
   * The same for whoever asks: it counts changes and shows no row.
   */
  protected abstract readRevision(): Promise<Revision>;

  /** @param question names everything that was asked */
  async get<Reply extends object>(question: string, make: () => Promise<Reply>): Promise<Reply>;
  async get<Reply extends object>(question: string, make: () => Promise<Reply | null>): Promise<Reply | null>;
  async get<Reply extends object>(question: string, make: () => Promise<Reply | null>): Promise<Reply | null> {
    const { decided, logged } = await this.readRevision();
    // Today decides what is provisional. Whoever sees other rows is given another answer.
    const revision = { decided: `${decided}|${wallDay()}`, logged };
    return this.#cache.get(`${JSON.stringify(currentReach())} ${question}`, revision, async () => {
      // What was asked before the look at the revision may be older than it.
      const reply = await askingAnew(make, (reach) => this.#decidedFor(reach, revision));
      return reply === null ? null : keepText(reply);
    });
  }

  /** What was asked as of these decisions by whoever sees the same rows. */
  #decidedFor(reach: Reach, { decided }: Revision): Asked {
    const key = `${JSON.stringify(reach)} ${decided}`;
    const asked = this.#decided.get(key) ?? new Map();
    this.#decided.delete(key);
    this.#decided.set(key, asked);
    const [oldest] = this.#decided.keys();
    if (this.#decided.size > KEPT_DECISIONS && oldest !== undefined) this.#decided.delete(oldest);
    return asked;
  }
}
