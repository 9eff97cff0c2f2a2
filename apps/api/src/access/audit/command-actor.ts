import { userInfo } from 'node:os';

/** Whoever works on the command line: the machine knows them, no account does. */
export function commandActor(): string {
  return `cli:${userInfo().username}`;
}
