import type { ProblemKind } from '../../http/problem.ts';

export const NOBODY_TO_ERASE: ProblemKind = {
  code: 'unknown-official',
  status: 404,
  title: { vi: 'Không có cán bộ này, hoặc tên đã được xóa', en: 'There is no such official, or their names were erased before' },
};
export const NOT_ERASABLE: ProblemKind = {
  code: 'not-erasable',
  status: 409,
  title: {
    vi: 'Chỉ xóa tên của người đã nghỉ việc; theo yêu cầu thì phải là yêu cầu xóa',
    en: 'Names are erased only of somebody who has left; by a request, only by one for erasure',
  },
};
export const REASON_NAMES_PERSON: ProblemKind = {
  code: 'reason-names-person',
  status: 400,
  title: {
    vi: 'Lý do không được nêu tên, mã hay địa chỉ của người đó',
    en: 'The reason must not give the name, number or address of the person',
  },
};
