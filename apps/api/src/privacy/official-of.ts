import type { SignedInAccount } from '../access/account.repository.ts';
import { ProblemException } from '../http/problem.ts';
import { NOT_IN_DIRECTORY } from './privacy-problem.ts';

/** Whose account it is in the directory. @throws ProblemException when it is nobody's */
export function officialOf({ officialId }: Pick<SignedInAccount, 'officialId'>): number {
  if (officialId === null) throw new ProblemException(NOT_IN_DIRECTORY);
  return officialId;
}
