/** Longer texts are cut: nothing that is worth reading in a log is so long. */
const LONGEST = 16_384;

/** Secrets by what stands before them, or by how they begin. Each is linear in the length of the text. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // A URL with a password.
  [/(:\/\/[^:/@\s]*:)[^@\s]+@/g, '$1[secret]@'],
  [/((?:set-)?cookie["']?\s{0,4}[:=]\s{0,4}).*/gi, '$1[secret]'],
  [/(authorization["']?\s{0,4}[:=]\s{0,4}).*/gi, '$1[secret]'],
  [/\b(Basic|Bearer)\s{1,4}[^\s"',;]+/gi, '$1 [secret]'],
  [/(nhipthu\s{0,4}=\s{0,4})[^\s"',;]+/gi, '$1[secret]'],
  [/((?:password|passwd|pwd|secret|token|api_?key)["']?\s{0,4}[:=]\s{0,4})(?:"[^"]*"|'[^']*'|[^\s"',;&}]+)/gi, '$1[secret]'],
  [/\b(?:nt|nm)_[\w-]{8,}/g, '[secret]'],
];

const ADDRESS_CHARACTER = /[\p{L}\p{N}.!#$%&'*+?^_`{|}~-]/u;

/**
 * A text of the log without mail addresses and secrets, whatever it came from: messages of libraries and of the database quote what they were given.
 * @example redactText('no mailbox an@so.gov.vn') // 'no mailbox [address]'
 */
export function redactText(text: string): string {
  let found = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  for (const [secret, instead] of SECRETS) found = found.replace(secret, instead);
  return redactAddresses(found);
}

/** From every @ to both sides, so that a long text without any is looked through once. */
function redactAddresses(text: string): string {
  let redacted = '';
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < done) continue;
    let from = at;
    while (from > done && isOfAddress(text[from - 1])) from -= 1;
    let to = at + 1;
    while (to < text.length && isOfAddress(text[to])) to += 1;
    // Of a package's name nothing stands before it.
    if (from === at || to === at + 1) continue;
    redacted += `${text.slice(done, from)}[address]`;
    done = to;
  }
  return redacted + text.slice(done);
}

function isOfAddress(character: string | undefined): boolean {
  return character !== undefined && ADDRESS_CHARACTER.test(character);
}
