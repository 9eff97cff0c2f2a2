/** Header names as they are compared: small letters, `_` between words, no byte order mark, no accents lost. */
export function normaliseName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[\s-]+/g, '_');
}

/** Finds columns by name: exports gain, lose and move columns between versions. */
export class ColumnFinder {
  readonly #names: readonly string[];
  readonly #found = new Set<number>();

  /** @param names normalised */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** The first column that has one of these names; -1 when none has. */
  find(...names: readonly string[]): number {
    return this.findWhere((name) => names.includes(name));
  }

  findWhere(test: (name: string) => boolean): number {
    const column = this.#names.findIndex((name) => name !== '' && test(name));
    if (column >= 0) this.#found.add(column);
    return column;
  }

  /** The columns that were looked for and found. */
  get columns(): readonly number[] {
    return [...this.#found].toSorted((left, right) => left - right);
  }
}
