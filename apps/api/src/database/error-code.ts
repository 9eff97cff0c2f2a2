/** The code of a system or database error (`ENOENT`, `23505`), or null when the error has none. */
export function errorCodeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
