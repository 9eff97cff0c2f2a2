/** Answers kept at most; each is some hundred kilobytes. */
const KEPT = 64;

/** Keeps answers as long as nothing they are made of has changed. Several who ask at once wait for one that is made. */
export class ReplyCache {
  readonly #kept = new Map<string, { readonly revision: string; readonly reply: Promise<unknown> }>();

  /**
   * The answer to a question as of a revision of everything it depends on; made when it is not known.
   * @param revision equal only while equal questions have equal answers; read before what the answer is made of
   */
  async get<Reply>(question: string, revision: string, make: () => Promise<Reply>): Promise<Reply> {
    const known = this.#kept.get(question);
    // What is kept under a question is what its `make` gave.
    if (known?.revision === revision) return known.reply as Promise<Reply>;
    const reply = make();
    this.#kept.delete(question);
    this.#kept.set(question, { revision, reply });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    try {
      return await reply;
    } catch (error) {
      if (this.#kept.get(question)?.reply === reply) this.#kept.delete(question);
      throw error;
    }
  }
}
