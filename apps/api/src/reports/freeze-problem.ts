import { ProblemException, type ProblemKind } from '../http/problem.ts';

const ALREADY_FROZEN: ProblemKind = {
  code: 'already-frozen',
  status: 409,
  title: { vi: 'Kỳ này đã chốt số liệu', en: 'This period is frozen already' },
};
export const NOT_FROZEN: ProblemKind = {
  code: 'not-frozen',
  status: 404,
  title: { vi: 'Kỳ này chưa chốt số liệu', en: 'This period is not frozen' },
};
export const PERIOD_NOT_OVER: ProblemKind = {
  code: 'period-not-over',
  status: 409,
  title: { vi: 'Kỳ này chưa kết thúc', en: 'This period is not over' },
};
export const NOTHING_TO_FREEZE: ProblemKind = {
  code: 'no-figures',
  status: 404,
  title: { vi: 'Kỳ này chưa có số liệu', en: 'This period has no figures' },
};
export const FIGURES_IN_WORK: ProblemKind = {
  code: 'figures-in-work',
  status: 409,
  title: { vi: 'Số liệu của kỳ đang được tính lại: thử lại sau ít phút', en: 'The period is being computed: try again in a few minutes' },
};
export const NOTHING_TO_AMEND: ProblemKind = {
  code: 'nothing-to-amend',
  status: 409,
  title: { vi: 'Số liệu hiện nay không khác bản đã chốt', en: 'The live figures do not differ from the frozen ones' },
};
export const UNKNOWN_CODE: ProblemKind = {
  code: 'unknown-code',
  status: 404,
  title: { vi: 'Không có bản chốt nào mang mã này', en: 'No frozen version has this code' },
};

/** @param code of the freeze that is there */
export function alreadyFrozen(code: string): ProblemException {
  const detail = {
    vi: `Bản chốt mang mã ${code}. Số đã chốt không thay được: hãy lập bản điều chỉnh.`,
    en: `It has the code ${code}. What is frozen is never replaced: make an amendment.`,
  };
  return new ProblemException(ALREADY_FROZEN, { detail });
}
