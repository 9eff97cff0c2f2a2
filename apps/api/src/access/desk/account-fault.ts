export type AccountFault =
  | 'bad-name'
  | 'bad-email'
  | 'name-taken'
  | 'unknown-account'
  | 'unknown-agency'
  | 'unknown-official'
  | 'not-yours'
  | 'own-account'
  | 'no-own-mailbox'
  | 'not-own-mailbox'
  | 'letter-not-sent';

/** An account cannot be made or changed so. */
export class AccountFaultError extends Error {
  override readonly name = 'AccountFaultError';
  constructor(readonly fault: AccountFault) {
    super(fault);
  }
}
