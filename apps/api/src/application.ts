import type { ShownAccount } from './access/demo-accounts.ts';
import type { DemoOptions } from './demo/demo-hand-over.ts';

/** Ways in to show on the console. */
export interface ShownAccounts {
  /** Of a demo. */
  readonly account: ShownAccount | null;
  /** Accounts of the demo's other roles. */
  readonly roles: readonly string[];
  /** With which the first account is made; null when there is one. */
  readonly setupToken: string | null;
}

/** The program in one of its roles, made but not yet at work. */
export interface Application {
  /** Opens the port, if there is one. @returns the page's address */
  serve(): Promise<string | null>;
  /** Starts what the role does by itself: taking jobs, watching folders, receiving syslog. */
  startWork(): Promise<void>;
  /** Makes what somebody needs who opens the page for the first time, in the demo the invented province too. */
  prepareAccounts(options: DemoOptions): Promise<ShownAccounts>;
  /** Settles once the program must take no more jobs, for a newer one has changed the schema. */
  readonly fenced: Promise<Error>;
  close(): Promise<void>;
}
