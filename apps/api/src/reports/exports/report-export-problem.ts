import type { ProblemKind } from '../../http/problem.ts';

export const NO_EXPORT: ProblemKind = {
  code: 'no-export',
  status: 404,
  title: { vi: 'Không có lần xuất báo cáo này', en: 'There is no such export' },
};
export const EXPORT_ENDED: ProblemKind = {
  code: 'export-ended',
  status: 409,
  title: { vi: 'Lần xuất này đã kết thúc', en: 'This export has ended' },
};
export const EXPORT_NOT_DONE: ProblemKind = {
  code: 'export-not-done',
  status: 409,
  title: { vi: 'Báo cáo chưa viết xong', en: 'The report is not written yet' },
};
export const EXPORT_LOST: ProblemKind = {
  code: 'export-lost',
  status: 410,
  title: {
    vi: 'Tệp báo cáo không còn: hãy xuất lại, tệp sẽ giống từng byte',
    en: 'The file is gone: export again, its bytes will be the same',
  },
};
