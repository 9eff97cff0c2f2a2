import { ProblemException } from '../http/problem.ts';
import { UNKNOWN_UNIT } from './calendar-problem.ts';

/** The id of the agency of a code; null stands for the province. @throws ProblemException unknown-agency */
export function idOfUnit(agencies: readonly { readonly id: number; readonly code: string }[], code: string | null): number | null {
  if (code === null) return null;
  const found = agencies.find((agency) => agency.code === code);
  if (found === undefined)
    throw new ProblemException(UNKNOWN_UNIT, {
      detail: {
        vi: `Không có mã “${code}”; mã của mọi cơ quan: trang Danh bạ, hoặc lệnh nhipthu directory agencies.`,
        en: `There is no code "${code}"; the codes of all agencies: the page “Directory”, or nhipthu directory agencies.`,
      },
    });
  return found.id;
}
