import type { AgencyAbsence, IsoDate, Period, UnitStructure } from '@nhip-thu/metrics';
import type { LocalisedText } from '../config/language.ts';
import { namePeriod } from '../calendar/period-name.ts';
import type { AgencyLife } from '../directory/directory.repository.ts';
import { ProblemException } from '../http/problem.ts';
import { NO_SUCH_AGENCY } from './adoption-problem.ts';

/** Which figures an agency was looked for among. */
interface Asked {
  readonly period: Period;
  readonly structure: UnitStructure;
}

/**
 * What is answered about an agency that is not among the figures of a period: who it is and why, where the directory knows it.
 * @param life null when the caller may know no agency of this code
 */
export function absentAgencyProblem(code: string, life: AgencyLife | null, asked: Asked): ProblemException {
  if (life === null) {
    const detail = { vi: `Danh bạ không có cơ quan nào mã “${code}”.`, en: `The directory has no agency of the code “${code}”.` };
    return new ProblemException(NO_SUCH_AGENCY, { detail });
  }
  const absence = absenceOf(life, asked);
  return new ProblemException(NO_SUCH_AGENCY, { detail: describe(life, absence, asked.period), agency: { ...life, absence } });
}

function absenceOf({ from, to }: AgencyLife, { period, structure }: Asked): AgencyAbsence {
  if (from !== null && from > period.to) return 'not-yet';
  if (to === null) return 'no-figures';
  // The structure of a period is that of its last day.
  if (to <= period.to) return 'ended';
  return structure === 'as-is' ? 'joined' : 'no-figures';
}

function describe({ name, from, to, successor }: AgencyLife, absence: AgencyAbsence, asked: Period): LocalisedText {
  const period = namePeriod(asked.id);
  if (absence === 'no-figures')
    return { vi: `${name} không có số liệu trong ${period.vi}.`, en: `${name} has no figures in ${period.en}.` };
  if (absence === 'not-yet') return { vi: `${name} có từ ${dayOf(from)}.`, en: `${name} begins on ${dayOf(from)}.` };
  const end =
    successor === null
      ? { vi: `${name} không còn là cơ quan riêng từ ${dayOf(to)}`, en: `${name} is no agency of its own since ${dayOf(to)}` }
      : {
          vi: `${name} đã sáp nhập vào ${successor.name} từ ${dayOf(to)}`,
          en: `${name} was merged into ${successor.name} on ${dayOf(to)}`,
        };
  if (absence === 'ended') return { vi: `${end.vi}.`, en: `${end.en}.` };
  return {
    vi: `${end.vi}; theo cơ cấu hiện nay, ${period.vi} tính chung vào đó.`,
    en: `${end.en}; in today’s structure ${period.en} is counted with it.`,
  };
}

/** `dd/mm/yyyy`. */
function dayOf(day: IsoDate | null): string {
  return day === null ? '—' : day.split('-').toReversed().join('/');
}
