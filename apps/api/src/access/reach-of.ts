import type { Reach } from '../database/reach.ts';
import type { SignedInAccount } from './account.repository.ts';

/** Whose rows a request of this account sees. Nobody sees what a person did on a day by their role alone, but that person. */
export function reachOf(account: SignedInAccount): Reach {
  const { role, agencyIds } = account;
  switch (role) {
    case 'home-affairs':
    case 'auditor':
      return { kind: 'province' };
    case 'mail-administrator':
      return { kind: 'directory' };
    case 'leadership':
      return { kind: 'aggregate' };
    case 'agency':
      return { kind: 'agency', agencyIds };
    case 'official':
      return ownReachOf(account);
  }
}

/** The rows that are about the owner of the account. */
export function ownReachOf({ officialId }: Pick<SignedInAccount, 'officialId'>): Reach {
  return officialId === null ? { kind: 'nobody' } : { kind: 'self', officialId };
}
