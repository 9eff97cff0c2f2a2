import type { TextLanguage } from '../directory/import-fault.text.ts';

/** Vietnamese names of the fields of a preview. */
const FIELDS = new Map<string, string>([
  ...([
    ['fullName', 'họ tên'],
    ['code', 'mã'],
    ['agency', 'cơ quan'],
    ['division', 'phòng'],
    ['role', 'vai trò'],
    ['position', 'chức vụ'],
  ] as const),
  ...([
    ['to', 'đến trước ngày'],
    ['kind', 'loại'],
    ['holder', 'người giữ'],
    ['targets', 'trỏ tới'],
    ['reason', 'lý do'],
  ] as const),
]);
/** Vietnamese names of the values that are words of ours. */
const VALUES = new Map<string, string>([
  ...([
    ['specialist', 'chuyên viên'],
    ['head', 'lãnh đạo phòng'],
    ['board', 'lãnh đạo cơ quan'],
  ] as const),
  ...([
    ['personal', 'cá nhân'],
    ['unit', 'đơn vị'],
    ['shared', 'dùng chung'],
    ['robot', 'máy'],
    ['leaver', 'người đã nghỉ'],
  ] as const),
  ...([
    ['unmatched', 'chưa rõ chủ'],
    ['leave', 'nghỉ cả ngày'],
    ['exemption', 'được miễn'],
    ['secondment', 'biệt phái'],
  ] as const),
]);
const WORD_FIELDS: ReadonlySet<string> = new Set(['role', 'kind']);

/** One field of a preview in words: "vai trò chuyên viên → lãnh đạo phòng"; in English as the columns call it. */
export function describeField(
  { field, from, to }: { readonly field: string; readonly from: string | null; readonly to: string | null },
  language: TextLanguage,
): string {
  const isVietnamese = language === 'vi';
  const say = (value: string): string => (isVietnamese && WORD_FIELDS.has(field) ? (VALUES.get(value) ?? value) : value);
  const name = isVietnamese ? (FIELDS.get(field) ?? field) : field;
  return `${name} ${from === null ? '' : `${say(from)} → `}${to === null ? '–' : say(to)}`;
}
