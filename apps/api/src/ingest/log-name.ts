/** What packing and rotation add to the name of a log. */
const PACKED = /\.(?:gz|zst|bz2|xz)$/;
/** The part of a watched file that a slice holds: `mail.log [0, 4096)`. */
const PART = / \[\d+, \d+\)$/;

/**
 * What the names of one log have in common over rotation, dates and parts: the last part of the path without packing and numbers.
 * @example stemOfLogName('/var/log/maillog-20260308.gz') === stemOfLogName('maillog') // 'maillog'
 */
export function stemOfLogName(name: string): string {
  const file = name.replace(PART, '').split(/[/\\]/).at(-1) ?? '';
  return file
    .replace(PACKED, '')
    .replaceAll(/\d+/g, '')
    .replace(/[-._:TZ ]+$/, '')
    .toLowerCase();
}
