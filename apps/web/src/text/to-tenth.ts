/** A ratio as percent with one decimal, for files; the unknown is null. */
export function toTenth(ratio: number | null | undefined): number | null {
  return ratio === null || ratio === undefined ? null : Math.round(ratio * 1000) / 10;
}
