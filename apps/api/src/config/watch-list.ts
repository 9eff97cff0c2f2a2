import { z } from 'zod';
import { isOriginName } from './origin-name.ts';

/** Log files of one origin to follow: `pattern` is an absolute path, `*` and `?` stand for any characters but the slash. */
export interface WatchEntry {
  readonly originName: string;
  readonly pattern: string;
}

/** `thu=/var/log/mail.log*;xa=/srv/logs/xa/*.log`; an origin may come more than once. */
export const WatchList = z.string().transform((text, context): WatchEntry[] => {
  const entries: WatchEntry[] = [];
  for (const part of text.split(';').map((piece) => piece.trim())) {
    if (part === '') continue;
    const separator = part.indexOf('=');
    const entry = { originName: part.slice(0, Math.max(separator, 0)).trim(), pattern: part.slice(separator + 1).trim() };
    const problem = findProblem(separator, entry);
    if (problem === null) entries.push(entry);
    else context.issues.push({ code: 'custom', input: text, params: { problem: `“${part}” ${problem}` } });
  }
  return entries;
});

function findProblem(separator: number, { originName, pattern }: WatchEntry): string | null {
  if (separator < 0) return 'lacks the “=” between origin and path';
  if (!isOriginName(originName)) {
    return 'names no origin: 1 to 63 lower-case letters, digits, dots, dashes, underscores, beginning with a letter or digit';
  }
  if (!pattern.startsWith('/')) return 'needs an absolute path after the “=”';
  return pattern.endsWith('/') ? 'names a folder: end it with a file name or *' : null;
}
