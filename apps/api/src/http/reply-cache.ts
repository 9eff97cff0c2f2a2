import type { Revision } from './revision.ts';

/** Answers kept at most; each is some hundred kilobytes, those of a single agency far less. */
const KEPT = 256;
/**
 * While logs stream in figures change many times a second. An answer may then be as old as this, in milliseconds, instead of being made at every
 * change: the processors are left to whoever asks something else. Whoever tells of changes must wait as long (`FiguresNews`).
 */
export const LAG_MS = 900;
/** Made again within this time of the last time, in milliseconds: figures stream. */
const STREAM_MS = 2_000;

interface Kept {
  readonly revision: Revision;
  readonly reply: Promise<unknown>;
  readonly madeAt: number;
  readonly isStreaming: boolean;
}

/** Keeps answers as long as nothing they are made of has changed. Several who ask at once wait for one that is made. */
export class ReplyCache {
  readonly #kept = new Map<string, Kept>();
  readonly #most: number;
  readonly #now: () => number;

  /**
   * @param most answers that are kept
   * @param now milliseconds of a clock that never goes back
   */
  constructor(most = KEPT, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#now = now;
  }

  /**
   * The answer to a question as of a revision of everything it depends on; made when it is not known. While `logged` alone changes time and again,
   * an answer may be given that is up to `LAG_MS` old.
   * @param revision equal only while equal questions have equal answers; read before what the answer is made of
   */
  async get<Reply>(question: string, revision: Revision, make: () => Promise<Reply>): Promise<Reply> {
    const known = this.#kept.get(question);
    // What is kept under a question is what its `make` gave.
    if (known !== undefined && this.#isFresh(known, revision)) return known.reply as Promise<Reply>;
    const reply = make();
    const madeAt = this.#now();
    const isStreaming = known !== undefined && known.revision.decided === revision.decided && madeAt - known.madeAt < STREAM_MS;
    this.#kept.delete(question);
    this.#kept.set(question, { revision, reply, madeAt, isStreaming });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    try {
      return await reply;
    } catch (error) {
      if (this.#kept.get(question)?.reply === reply) this.#kept.delete(question);
      throw error;
    }
  }

  #isFresh({ revision, madeAt, isStreaming }: Kept, { decided, logged }: Revision): boolean {
    if (revision.decided !== decided) return false;
    return revision.logged === logged || (isStreaming && this.#now() - madeAt < LAG_MS);
  }
}
