/** Exchange's own mailboxes: health probes, arbitration, journalling. */
const SYSTEM_NAMES = [
  'microsoftexchange',
  'healthmailbox',
  'systemmailbox{',
  'discoverysearchmailbox{',
  'migration.8f3e7716-',
  'federatedemail.',
  'inboundproxy@',
  'extest_',
];

/** The parts of a `;` list that are not empty. */
export function splitList(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** An address without the brackets around it; empty for the null sender and for what stands for "none". */
export function readAddress(text: string): string {
  const trimmed = text.trim();
  const inner = trimmed.startsWith('<') && trimmed.endsWith('>') ? trimmed.slice(1, -1) : trimmed;
  return inner === 'N/A' || inner === '-' ? '' : inner;
}

/** Whether the address is a mailbox that the mail server keeps for itself. */
export function isSystemAddress(address: string): boolean {
  const folded = address.toLowerCase();
  return SYSTEM_NAMES.some((name) => folded.startsWith(name));
}

/** An account name without the domain of Windows before it: `SXD\ha.nguyen`. */
export function readAccount(text: string): string {
  const trimmed = text.trim();
  return trimmed.slice(trimmed.lastIndexOf('\\') + 1);
}

/** The address of an endpoint `10.31.21.20:50113`, `[fe80::1]:50113` or without port; null when there is none. */
export function readIp(text: string): string | null {
  const trimmed = text.trim();
  const bracket = trimmed.startsWith('[') ? trimmed.indexOf(']') : -1;
  if (bracket > 0) return readIp(trimmed.slice(1, bracket));
  const colon = trimmed.indexOf(':');
  const hasPort = colon >= 0 && colon === trimmed.lastIndexOf(':');
  const ip = hasPort ? trimmed.slice(0, colon) : trimmed;
  return ip === '' ? null : ip;
}

/** The port of an endpoint; empty when it names none. */
export function readPort(endpoint: string): string {
  const colon = endpoint.lastIndexOf(':');
  return colon >= 0 && (endpoint.startsWith('[') || endpoint.indexOf(':') === colon) ? endpoint.slice(colon + 1).trim() : '';
}

/** The part after the last `@` in small letters; empty when there is none. */
export function readDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}
