import { foldHeading } from './column-names.ts';

/** Vietnamese words that stand for a value of the columns type, role, tier and kind, in any case, with or without marks, blanks and signs. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  official: ['cán bộ', 'hộp thư cán bộ', 'hộp thư của cán bộ', 'cá nhân'],
  unit: ['đơn vị', 'hộp thư đơn vị'],
  shared: ['dùng chung', 'hộp thư dùng chung'],
  service: ['máy', 'hộp thư máy'],
  leaver: ['người đã nghỉ', 'đã nghỉ việc'],
  unmatched: ['chưa rõ chủ'],
  specialist: ['chuyên viên'],
  head: ['lãnh đạo phòng'],
  board: ['lãnh đạo cơ quan'],
  department: ['sở', 'sở, ban, ngành'],
  district: ['huyện'],
  ward: ['phường'],
  commune: ['xã'],
  leave: ['nghỉ cả ngày', 'nghỉ phép'],
  exemption: ['được miễn', 'miễn'],
  secondment: ['biệt phái'],
};

/** Which of the words a cell says: the word itself in any case, or one of its Vietnamese names. */
export function findWord<Word extends string>(text: string, words: readonly Word[]): Word | undefined {
  const wanted = foldHeading(text);
  return (
    words.find((word) => word === text.toLowerCase()) ?? words.find((word) => VALUES[word]?.some((name) => foldHeading(name) === wanted))
  );
}
