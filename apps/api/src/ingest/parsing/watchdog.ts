/** Aborts its signal when nothing was heard for a number of ticks. Counts ticks and not time: a process that was frozen has missed one at most. */
export class Watchdog {
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #missed = 0;
  #patience: number;

  constructor(patience: number, tickMs: number) {
    this.#patience = patience;
    this.#timer = setInterval(() => {
      this.#missed += 1;
      if (this.#missed >= this.#patience) this.#abort.abort();
    }, tickMs);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get hasBarked(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Something was heard; the next thing is waited for as many ticks as before, or as are given. */
  rest(patience = this.#patience): void {
    this.#missed = 0;
    this.#patience = patience;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
