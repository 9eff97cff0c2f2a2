import { parsePeriodId, type IsoDate, type ReportFormat } from '@nhip-thu/metrics';
import { INVALID_INPUT, ProblemException, type LocalisedFieldError } from '../../http/problem.ts';

interface Typed {
  readonly periodId: string;
  readonly draft?: { readonly on?: IsoDate | undefined } | undefined;
  readonly formats?: readonly ReportFormat[];
}

const TOO_EARLY = {
  vi: 'ngày ghi trên báo cáo phải sau ngày cuối của kỳ',
  en: 'the report must be dated after the last day of the period',
};
const TWICE = { vi: 'mỗi định dạng chỉ chọn một lần', en: 'each format only once' };

/** Refuses what no report can be: one dated before its period was over, or the same format twice. @throws ProblemException invalid-input, which names the field */
export function checkOrder({ periodId, draft, formats = [] }: Typed): void {
  const end = parsePeriodId(periodId)?.to;
  const errors: LocalisedFieldError[] = [];
  if (draft?.on !== undefined && end !== undefined && draft.on <= end) errors.push({ path: 'draft.on', message: TOO_EARLY });
  if (new Set(formats).size < formats.length) errors.push({ path: 'formats', message: TWICE });
  if (errors.length > 0) throw new ProblemException(INVALID_INPUT, { errors });
}
