/** The code of an error of the operating system or the database (`ENOENT`, `57P01`), or null when it carries none. */
export function errorCodeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
