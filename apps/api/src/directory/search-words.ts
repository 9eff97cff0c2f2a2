/**
 * The words of a search as names are kept for it: without marks, đ as d, in lower case.
 * @example listSearchWords('Đặng  HÀ') // ['dang', 'ha']
 */
export function listSearchWords(text: string): string[] {
  const folded = text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase();
  return [...new Set(folded.split(/\s+/u).filter((word) => word !== ''))];
}
