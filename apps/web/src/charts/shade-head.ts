/** Width of a column of the grid of shades, in its own units; and what a letter of a head takes of them, rather too much. */
export const COLUMN = 20;
const HEAD_LETTER = 6;

/** How many columns a head stretches over. */
export function lengthOfHead(name: string): number {
  return (name.length * HEAD_LETTER) / COLUMN;
}

/** Whether a head that begins over its column would be cut at the right edge of so many columns. */
export function isLateHead(name: string, column: number, count: number): boolean {
  return column + lengthOfHead(name) > count;
}
