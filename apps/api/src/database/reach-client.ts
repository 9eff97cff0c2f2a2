import pg from 'pg';
import { LastingClient } from './lasting-client.ts';

/** Named, so that each connection parses it once. */
const SET_REACH = {
  name: 'set-reach',
  text: `select set_config('role', $1, false), set_config('nhipthu.migrates', $2, false),
  set_config('nhipthu.agencies', $3, false), set_config('nhipthu.official', $4, false), set_config('statement_timeout', $5, false)`,
};

/** Statements of which the server takes several within one transaction of its own: not those that begin or end one, nor several in one text. */
const IS_QUESTION = /^\s*(?:select|with)\s[^;]*$/i;

type Ask = (...args: readonly unknown[]) => unknown;

/** What pg's types leave out of its connection. */
interface Wire {
  bind: (message: { readonly statement: string; readonly values: readonly string[] }) => void;
  execute: (message: object) => void;
}

/** What pg's types leave out of its query: how it is sent, and how it takes what comes back. */
const sending = pg.Query.prototype as unknown as {
  prepare: (this: pg.Query, connection: Wire) => void;
  handleDataRow: (this: pg.Query, message: unknown) => void;
  handleCommandComplete: (this: pg.Query, message: unknown, connection: Wire) => void;
};

/**
 * A statement that brings along whose rows it may see: one message to the server and one back. For the server both are one transaction: where either fails neither
 * has happened, so that no statement is done in another reach than its own.
 */
class ToldQuery extends pg.Query {
  readonly #settings: readonly string[];
  /** Whether what comes back is the statement's own by now. */
  #isTold = false;

  constructor(settings: readonly string[], text: string, values: readonly unknown[]) {
    super({ text, values: [...values], queryMode: 'extended' } as pg.QueryConfig);
    this.#settings = settings;
  }

  prepare(connection: Wire): void {
    connection.bind({ statement: SET_REACH.name, values: this.#settings });
    connection.execute({});
    sending.prepare.call(this, connection);
  }

  handleDataRow(message: unknown): void {
    if (this.#isTold) sending.handleDataRow.call(this, message);
  }

  handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#isTold) sending.handleCommandComplete.call(this, message, connection);
    this.#isTold = true;
  }
}

/** A connection that is told whose rows its work may see; until it is, it sees no row of any unit or person. */
export class ReachClient extends LastingClient {
  readonly #ask: Ask = super.query.bind(this) as Ask;
  /** What it was told last; null while that is to be told with the next statement. */
  #told: string | null = null;
  #untold: readonly string[] | null = null;
  /** Whether the server knows `SET_REACH` of this connection. */
  #isParsed = false;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.query = ((...args: readonly unknown[]) =>
      this.#untold === null ? this.#ask(...args) : this.#askTelling(this.#untold, args)) as typeof this.query;
  }

  /** Whether its statements are done by these settings already. */
  isTold(settings: readonly string[]): boolean {
    return this.#told === settings.join(' ');
  }

  /** From now on its statements are done by these settings: it is told with the next one. @param settings values of `SET_REACH` */
  async tell(settings: readonly string[]): Promise<void> {
    [this.#told, this.#untold] = [null, settings];
    if (!this.#isParsed) await this.#tellNow(settings);
  }

  async #tellNow(settings: readonly string[]): Promise<void> {
    await this.#ask({ ...SET_REACH, values: settings });
    this.#isParsed = true;
    this.#noteTold(settings);
  }

  #noteTold(settings: readonly string[]): void {
    if (this.#untold === settings) [this.#told, this.#untold] = [settings.join(' '), null];
  }

  /** What failed has told nothing, so that the next statement tells again. */
  async #askTelling(settings: readonly string[], args: readonly unknown[]): Promise<unknown> {
    const [text, values = []] = args;
    if (typeof text !== 'string' || !Array.isArray(values) || !IS_QUESTION.test(text)) {
      await this.#tellNow(settings);
      return this.#ask(...args);
    }
    const result = await new Promise((resolve, reject) => {
      this.#ask(new ToldQuery(settings, text, values), (error: Error | null, found: unknown) => (error ? reject(error) : resolve(found)));
    });
    this.#noteTold(settings);
    return result;
  }
}
