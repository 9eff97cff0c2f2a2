/** What stands in such a file as it is, in a shell as in systemd and docker compose. */
const PLAIN = /^[\w./:@%+,=~-]+$/;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/**
 * Lines `NAME=value` that a shell, systemd's EnvironmentFile and docker compose read as the same values; a value that needs it stands in double quotes.
 * @throws RangeError for a value with a line break or another control character, which no line can hold
 */
export function formatEnvFile(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${formatValue(name, value)}\n`)
    .join('');
}

function formatValue(name: string, value: string): string {
  if (CONTROL.test(value)) throw new RangeError(`${name} has a control character in it`);
  return PLAIN.test(value) ? value : `"${value.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
}
