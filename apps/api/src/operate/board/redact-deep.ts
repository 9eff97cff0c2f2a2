import { redactText } from '../../log/redact-text.ts';

/** The same value with every text in it redacted, as the log is: why a job failed may quote what it was given. */
export function redactDeep(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redactDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [redactText(key), redactDeep(each)]));
}
