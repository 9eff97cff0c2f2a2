import pg from 'pg';

/**
 * A connection whose end never ends the process. The pool listens for errors of idle connections only; one that is lost while it is lent
 * out tells the waiting query, and emits an error event as well, which nobody may be listening for just then.
 */
export class LastingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
