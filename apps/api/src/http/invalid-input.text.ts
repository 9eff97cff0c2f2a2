import { z } from 'zod';
import type { Language, LocalisedText } from '../config/language.ts';

/** What a value has to be, by the schema's name for it. */
const KINDS: Readonly<Record<string, LocalisedText>> = {
  string: { vi: 'phải là chuỗi ký tự', en: 'must be text' },
  number: { vi: 'phải là số', en: 'must be a number' },
  int: { vi: 'phải là số nguyên', en: 'must be a whole number' },
  boolean: { vi: 'phải là true hoặc false', en: 'must be true or false' },
  array: { vi: 'phải là danh sách', en: 'must be a list' },
  object: { vi: 'phải là đối tượng JSON', en: 'must be a JSON object' },
};
const MISSING: LocalisedText = { vi: 'thiếu giá trị', en: 'is missing' };
const OTHER: LocalisedText = { vi: 'không đúng kiểu', en: 'is of the wrong kind' };

const LOCALES = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };

type Bound = z.core.$ZodRawIssue<z.core.$ZodIssueTooBig> | z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>;

/** A bound of a number: the library would say "mong đợi number <=28". */
function describeBound(issue: Bound): LocalisedText {
  const [bound, vi, en] =
    issue.code === 'too_big'
      ? ([issue.maximum, 'nhiều nhất là', 'at most'] as const)
      : ([issue.minimum, 'ít nhất là', 'at least'] as const);
  const isOpen = issue.inclusive === false;
  const [than, thanEn] = issue.code === 'too_big' ? ['phải nhỏ hơn', 'less than'] : ['phải lớn hơn', 'more than'];
  return isOpen ? { vi: `${than} ${bound}`, en: `must be ${thanEn} ${bound}` } : { vi: `${vi} ${bound}`, en: `must be ${en} ${bound}` };
}

/** The words for a fault of an input: ours where the library names its own types (`undefined`, `NaN`), else the library's. Never the value. */
export function describeIssue(language: Language): z.core.$ZodErrorMap {
  return (issue) => {
    if ((issue.code === 'too_big' || issue.code === 'too_small') && ['number', 'int'].includes(issue.origin))
      return describeBound(issue)[language];
    if (issue.code !== 'invalid_type') return LOCALES[language](issue);
    if (issue.input === undefined) return MISSING[language];
    return (KINDS[issue.expected] ?? OTHER)[language];
  };
}
