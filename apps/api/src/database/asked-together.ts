import { asNobody } from './reach.ts';

interface Round<Key, Answers> {
  readonly keys: Key[];
  readonly answers: Promise<Answers>;
}

/**
 * Short looks that every request begins with, asked for many requests at a time: who comes while one is under way waits for the next, which is asked for all who came
 * meanwhile. So nobody is told what was looked up before they came; and the longer a look takes, the more share it.
 */
export class AskedTogether<Answers, Key = undefined> {
  readonly #askAll: (keys: readonly Key[]) => Promise<Answers>;
  /** The round that whoever comes now joins; null: none waits. */
  #next: Round<Key, Answers> | null = null;
  /** When the round under way is over. */
  #under: Promise<unknown> = Promise.resolve();

  /** @param askAll asks as nobody (`asNobody`), for several keys at once */
  constructor(askAll: (keys: readonly Key[]) => Promise<Answers>) {
    this.#askAll = askAll;
  }

  /** @returns the answers of a round that began after this was called and has this key among its keys. @throws what the round failed by, to all of it */
  ask(...key: Key extends undefined ? [] : [Key]): Promise<Answers> {
    this.#next ??= this.#open();
    this.#next.keys.push(...(key as Key[]));
    return this.#next.answers;
  }

  #open(): Round<Key, Answers> {
    const keys: Key[] = [];
    const answers = this.#under.then(() => {
      this.#next = null;
      return asNobody(() => this.#askAll(keys));
    });
    this.#under = answers.catch(() => undefined);
    return { keys, answers };
  }
}
