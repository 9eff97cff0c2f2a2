/** The lines of a file as cells by the names of their columns; of cells without a comma. */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...lines] = text
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])));
}
