/**
 * A text without case and marks, so that "dang" finds "Đặng". Decomposition takes every Vietnamese mark off but that of đ, which is a letter of its
 * own.
 */
export function foldText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}
