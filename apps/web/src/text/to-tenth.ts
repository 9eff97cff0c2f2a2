/** A ratio as percent with one decimal, for files; null stays null. */
export function toTenth(ratio: number | null): number | null {
  return ratio === null ? null : Math.round(ratio * 1000) / 10;
}
