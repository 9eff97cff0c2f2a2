import type { ShownAccount } from './access/first-account.ts';
import type { DemoOptions } from './demo/demo-hand-over.ts';

/** Accounts to show on the console. */
export interface ShownAccounts {
  readonly account: ShownAccount | null;
  /** Accounts of the demo's other roles. */
  readonly roles: readonly string[];
}

/** The program in one of its roles, made but not yet at work. */
export interface Application {
  /** Opens the port, if there is one. @returns the page's address */
  serve(): Promise<string | null>;
  /** Starts what the role does by itself: taking jobs, watching folders, receiving syslog. */
  startWork(): Promise<void>;
  /** Makes what somebody needs who opens the page for the first time, in the demo the invented province too. */
  prepareAccounts(options: DemoOptions): Promise<ShownAccounts>;
  close(): Promise<void>;
}
