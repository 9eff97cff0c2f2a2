/** The query string of these values, with its question mark; what is null or empty is left out. */
export function searchOf(values: Readonly<Record<string, string | number | null>>): string {
  const given = Object.entries(values).flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
