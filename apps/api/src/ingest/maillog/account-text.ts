import { FACT } from './fact.ts';

/** Where the account text of a fact begins, by kind; it ends with the fact. Facts of other kinds hold names as hashes only. */
export const ACCOUNT_TEXT_OFFSET: ReadonlyMap<number, number> = new Map([
  [FACT.submit, 13],
  [FACT.saved, 16],
  [FACT.savedByProgram, 16],
  [FACT.login, 9],
  [FACT.passedByProgram, 8],
  [FACT.sent, 21],
  [FACT.webmail, 9],
  [FACT.mailboxDay, 12],
  [FACT.smtpAuth, 13],
]);
