import type { OfficialRole } from '@nhip-thu/metrics';

const BOARD = /^(quyền |phó )?(giám đốc|chủ tịch|chánh thanh tra|trưởng ban|cục trưởng|bí thư)/u;
const HEAD = /^(quyền |phó |đội )?(trưởng|chánh văn phòng|chi cục trưởng|đội phó)/u;

/** The role a position tells of, where a directory names only the position; anything else is a specialist. */
export function roleOfPosition(position: string | null): OfficialRole {
  const text = (position ?? '').normalize('NFC').toLocaleLowerCase('vi');
  if (BOARD.test(text)) return 'board';
  return HEAD.test(text) ? 'head' : 'specialist';
}
