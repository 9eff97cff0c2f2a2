import type { ProblemKind } from '../../http/problem.ts';

export const NO_SUCH_REPORT: ProblemKind = {
  code: 'no-such-report',
  status: 404,
  title: {
    vi: 'Bản chốt của kỳ không có số liệu cho mẫu báo cáo này',
    en: 'The frozen period has no figures for this template',
  },
};
