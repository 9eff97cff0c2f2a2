import type { ProblemKind } from '../http/problem.ts';

export const NO_EXPLANATION: ProblemKind = {
  code: 'no-explanation',
  status: 404,
  title: { vi: 'Không có giải trình này', en: 'There is no such explanation' },
};
export const NO_EVIDENCE: ProblemKind = {
  code: 'no-evidence',
  status: 404,
  title: { vi: 'Không có tài liệu này', en: 'There is no such file' },
};
export const EVIDENCE_LOST: ProblemKind = {
  code: 'evidence-lost',
  status: 410,
  title: { vi: 'Tệp trong kho không còn hoặc đã bị thay đổi', en: 'The stored file is gone or was changed' },
};
export const WRONG_STEP: ProblemKind = {
  code: 'wrong-step',
  status: 409,
  title: { vi: 'Giải trình không ở bước này', en: 'The explanation is not at this step' },
};
export const EXPLANATION_UNFINISHED: ProblemKind = {
  code: 'explanation-unfinished',
  status: 409,
  title: {
    vi: 'Giải trình về đúng cơ quan, kỳ và chỉ số này chưa xong',
    en: 'An explanation about this agency, period and indicator is not done yet',
  },
};
export const NO_SUCH_AGENCY: ProblemKind = {
  code: 'unknown-agency',
  status: 404,
  title: { vi: 'Không có cơ quan này', en: 'There is no such agency' },
};
export const NO_SUCH_PERIOD: ProblemKind = {
  code: 'no-figures',
  status: 404,
  title: { vi: 'Kỳ này chưa có số liệu', en: 'This period has no figures' },
};
export const INVALID_EFFECT: ProblemKind = {
  code: 'invalid-effect',
  status: 400,
  title: { vi: 'Không ghi được điều chỉnh đầu vào này', en: 'This change of inputs cannot be recorded' },
};
export const EVIDENCE_TYPE: ProblemKind = {
  code: 'evidence-type',
  status: 415,
  title: {
    vi: 'Chỉ nhận PDF, PNG, JPEG, DOCX, XLSX không có macro',
    en: 'Only PDF, PNG, JPEG, DOCX, XLSX without macros are taken',
  },
};
export const EVIDENCE_TOO_LARGE: ProblemKind = {
  code: 'file-too-large',
  status: 413,
  title: { vi: 'Tệp lớn hơn 10 MiB', en: 'The file is larger than 10 MiB' },
};
export const EVIDENCE_TOO_MANY: ProblemKind = {
  code: 'too-many-files',
  status: 409,
  title: { vi: 'Mỗi giải trình có tối đa 10 tệp', en: 'An explanation has at most 10 files' },
};
