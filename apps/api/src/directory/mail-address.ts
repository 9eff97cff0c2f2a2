// Local part: anything printable but blanks, quotes, brackets, commas and a second @; labels of the domain may be international.
const ADDRESS =
  /^[^\s"<>(),;:@\\[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const MAX_LENGTH = 254;

/** True for `local@domain` with a dotted domain; quoted local parts are not accepted in a directory. */
export function isMailAddress(text: string): boolean {
  return text.length <= MAX_LENGTH && ADDRESS.test(text);
}

/** True for a whole domain written `@old.example`. */
export function isDomainPattern(text: string): boolean {
  return text.startsWith('@') && isMailAddress(`x${text}`);
}

/** A mail domain as rules keep it: lower case, without the `@` that may stand in front; null when it is none. */
export function readDomain(typed: string): string | null {
  const domain = typed.trim().toLowerCase().replace(/^@/, '');
  return isDomainPattern(`@${domain}`) ? domain : null;
}

/** The address without its `+extension`: `an.le+baocao@x.example` is the mailbox `an.le@x.example`. */
export function dropExtension(address: string): string {
  return address.replace(/\+[^@]*@/, '@');
}
