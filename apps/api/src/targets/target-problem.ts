import type { TargetFault } from '@nhip-thu/metrics';
import { ProblemException, type LocalisedFieldError, type ProblemKind } from '../http/problem.ts';

const INVALID_TARGET: ProblemKind = {
  code: 'invalid-target',
  status: 400,
  title: { vi: 'Chỉ tiêu chưa hợp lệ', en: 'The target is not valid' },
};
const SUPERSEDED: ProblemKind = {
  code: 'target-superseded',
  status: 409,
  title: { vi: 'Chỉ tiêu này đã được thay thế', en: 'The target was superseded already' },
};
const IN_PLACE: ProblemKind = {
  code: 'target-in-place',
  status: 409,
  title: { vi: 'Phạm vi này đã có chỉ tiêu trong thời gian đó', en: 'There is a target of this scope at that time' },
};
const NO_TARGET: ProblemKind = {
  code: 'no-target',
  status: 404,
  title: { vi: 'Không có chỉ tiêu này', en: 'There is no such target' },
};

/** What can be wrong with a target beside the shape of its fields. */
export const TARGET_FAULTS = {
  levels: { vi: 'các mức phải tăng dần: tối thiểu < đạt < tốt', en: 'levels must ascend: minimum < met < good' },
  notIssued: {
    vi: 'văn bản chưa ban hành thì chưa là căn cứ: không được sau hôm nay',
    en: 'an instrument that is not issued yet is no basis: not after today',
  },
  validTo: { vi: 'phải sau ngày bắt đầu', en: 'must be after the first day' },
  periodKind: { vi: 'giấy chỉ tính theo tháng báo cáo', en: 'paper is counted by reporting months only' },
  trajectory: {
    vi: 'các mốc phải là kỳ cùng loại (và cùng loại kỳ của chỉ tiêu), mỗi kỳ một mốc, theo thứ tự thời gian',
    en: 'points must be periods of one kind (that of the target), one each, in order of time',
  },
  trajectoryEnd: { vi: 'mốc cuối phải bằng mức đạt', en: 'the last point must be the level “met”' },
  trajectoryOver: {
    vi: 'lộ trình không được kết thúc trước ngày chỉ tiêu có hiệu lực',
    en: 'a path must not end before the target takes effect',
  },
  'scope.agency': { vi: 'không có cơ quan mã này', en: 'there is no agency of this code' },
  'scope.division': { vi: 'cơ quan không có phòng tên này', en: 'the agency has no division of this name' },
  divisionFigure: {
    vi: 'của phòng chỉ có sử dụng thường xuyên (DU-2) theo khối bốn tuần',
    en: 'of divisions there is only regular use (DU-2) in blocks of four weeks',
  },
  supersedes: {
    vi: 'chỉ thay được một chỉ tiêu cùng chỉ số, cùng phạm vi',
    en: 'only a target of the same metric and scope can be superseded',
  },
} as const satisfies Record<TargetFault | 'scope.agency' | 'scope.division' | 'supersedes', LocalisedFieldError['message']>;

/** @param id as it was asked for */
export function noTarget(id: number): ProblemException {
  const detail = {
    vi: `Không có số ${id}; các chỉ tiêu và số của chúng: trang Chỉ tiêu, hoặc lệnh nhipthu targets list --all.`,
    en: `There is no number ${id}; targets and their numbers: the page “Targets”, or nhipthu targets list --all.`,
  };
  return new ProblemException(NO_TARGET, { detail });
}

/** All faults of one target. */
export function invalidTarget(errors: readonly LocalisedFieldError[]): ProblemException {
  return new ProblemException(INVALID_TARGET, { errors });
}

/** @param id the target that took its place */
export function alreadySuperseded(id: number): ProblemException {
  const detail = {
    vi: `Chỉ tiêu số ${id} đã thay nó: tải lại trang, rồi thay chỉ tiêu số ${id} nếu cần.`,
    en: `Target ${id} took its place: reload, and supersede target ${id} if need be.`,
  };
  return new ProblemException(SUPERSEDED, { detail });
}

/** @param id the target that is to be superseded instead */
export function alreadyInPlace(id: number): ProblemException {
  const detail = {
    vi: `Chỉ tiêu không sửa mà được thay: hãy thay chỉ tiêu số ${id}.`,
    en: `Targets are superseded, not added beside each other: supersede target ${id}.`,
  };
  return new ProblemException(IN_PLACE, { detail });
}
