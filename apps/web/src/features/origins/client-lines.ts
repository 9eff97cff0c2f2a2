/** A line with something in it, as the server gets it. */
export interface ClientLine {
  /** From 1, counted with the empty ones. */
  readonly line: number;
  readonly text: string;
}

/** The addresses and networks of a field with one on each line; empty lines are passed over. */
export function readClientLines(typed: string): ClientLine[] {
  return typed.split('\n').flatMap((each, at) => (each.trim() === '' ? [] : [{ line: at + 1, text: each.trim() }]));
}
