import type { Reach } from '../database/reach.ts';
import type { SignedInAccount } from './account.repository.ts';

/** Whose rows a request of this account sees. Nobody sees what a person did on a day by their role alone, but that person. */
export function reachOf({ role, agencyIds, officialId }: SignedInAccount): Reach {
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
      return officialId === null ? { kind: 'nobody' } : { kind: 'self', officialId };
  }
}
