/** Id of the heading of a log source on its page. */
export function headingIdOf(name: string): string {
  return `nguon-${name}`;
}
