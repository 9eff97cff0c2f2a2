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

const EMPTY: LocalisedText = { vi: 'không được để trống', en: 'must not be empty' };
const NUMBERS = new Set(['number', 'int', 'bigint']);

const LOCALES = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };

type Bound = z.core.$ZodRawIssue<z.core.$ZodIssueTooBig> | z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>;

interface Measure extends LocalisedText {
  /** Vietnamese, before the most there may be. */
  readonly over: string;
}

const LIST: Measure = { vi: 'mục', en: 'items', over: 'nhiều nhất' };
/** What has a length is told how much of it there may be. */
const MEASURES: Readonly<Record<string, Measure>> = {
  string: { vi: 'ký tự', en: 'characters', over: 'dài quá' },
  array: LIST,
  set: LIST,
};

/** A bound of a number, a text or a list, without the names of programmers: the library would say "mong đợi string có <=4000 ký tự". Null: of something else. */
function describeBound(issue: Bound): LocalisedText | null {
  const measure = MEASURES[issue.origin];
  if (measure !== undefined) return describeLength(issue, measure);
  return NUMBERS.has(issue.origin) ? describeRange(issue) : null;
}

function describeLength(issue: Bound, { vi, en, over }: Measure): LocalisedText {
  const bound = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  const [shown, shownEn] = [bound.toLocaleString('vi-VN'), bound.toLocaleString('en-GB')];
  if (issue.code === 'too_big') return { vi: `${over} ${shown} ${vi}`, en: `must have at most ${shownEn} ${en}` };
  return bound === 1 ? EMPTY : { vi: `phải có ít nhất ${shown} ${vi}`, en: `must have at least ${shownEn} ${en}` };
}

/** Grouped from five digits on: below them it may be a year. */
const PLAIN_NUMBER: Intl.NumberFormatOptions = { useGrouping: 'min2', maximumFractionDigits: 20 };

function describeRange(issue: Bound): LocalisedText {
  const [found, vi, en] =
    issue.code === 'too_big'
      ? ([issue.maximum, 'nhiều nhất là', 'at most'] as const)
      : ([issue.minimum, 'ít nhất là', 'at least'] as const);
  const limit = Number(found);
  const bound = limit.toLocaleString('vi-VN', PLAIN_NUMBER);
  const boundEn = limit.toLocaleString('en-GB', PLAIN_NUMBER);
  const isOpen = issue.inclusive === false;
  const [than, thanEn] = issue.code === 'too_big' ? ['phải nhỏ hơn', 'less than'] : ['phải lớn hơn', 'more than'];
  return isOpen ? { vi: `${than} ${bound}`, en: `must be ${thanEn} ${boundEn}` } : { vi: `${vi} ${bound}`, en: `must be ${en} ${boundEn}` };
}

/** The words for a fault of an input: ours where the library names its own types (`undefined`, `NaN`), else the library's. Never the value. */
export function describeIssue(language: Language): z.core.$ZodErrorMap {
  return (issue) => {
    if (issue.code === 'too_big' || issue.code === 'too_small') return describeBound(issue)?.[language] ?? LOCALES[language](issue);
    if (issue.code !== 'invalid_type') return LOCALES[language](issue);
    if (issue.input === undefined) return MISSING[language];
    return (KINDS[issue.expected] ?? OTHER)[language];
  };
}
