import { z } from 'zod';
import type { LocalisedText } from './language.ts';
import { isOriginName } from './origin-name.ts';
import { PROBLEMS } from './settings.text.ts';

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
    else context.issues.push({ code: 'custom', input: text, params: { problem: problem(part) } });
  }
  return entries;
});

type Describe = (part: string) => LocalisedText;

function findProblem(separator: number, { originName, pattern }: WatchEntry): Describe | null {
  if (separator < 0) return PROBLEMS.watchWithoutSign;
  if (!isOriginName(originName)) return PROBLEMS.watchWithoutOrigin;
  if (!pattern.startsWith('/')) return PROBLEMS.watchNotAbsolute;
  return pattern.endsWith('/') ? PROBLEMS.watchFolder : null;
}
