import type { IngestReply } from '@nhip-thu/metrics';
import type { LogFile } from './log-files.ts';

/**
 * The known source that the names of all files point to: the only source there is, the one whose name stands in every name (`thu-syt/mail.log.1`), or
 * the only one that already has a log of such a name (`mail-syt.log.3` beside `mail-syt.log.2`). Null: they point to none, or to several.
 */
export function guessOrigin(
  files: readonly Pick<LogFile, 'name'>[],
  { origins, segments }: Pick<IngestReply, 'origins' | 'segments'>,
): string | null {
  const names = origins.map(({ name }) => name);
  if (files.length === 0) return null;
  if (names.length === 1) return names[0] ?? null;
  const told = new Set(files.map(({ name }) => findInName(names, name)));
  const [one] = told;
  if (told.size === 1 && one !== undefined && one !== null) return one;
  const stems = new Set(files.map(({ name }) => stemOf(name)));
  const former = new Set(segments.filter(({ name }) => stems.has(stemOf(name))).map(({ origin }) => origin));
  return former.size === 1 ? ([...former][0] ?? null) : null;
}

/** The longest name of a source that stands in the name of a file as a whole word. */
function findInName(origins: readonly string[], fileName: string): string | null {
  const words = `-${fileName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-`;
  const found = origins.filter((origin) => words.includes(`-${origin.replaceAll(/[^a-z0-9]+/g, '-')}-`));
  return found.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** What stays of a name while logs are rotated: `logs/mail-syt.log-20260714.gz` -> `mail-syt.log`. */
function stemOf(fileName: string): string {
  const last = fileName.toLowerCase().split('/').at(-1) ?? '';
  return last.replace(/\.(gz|zst)$/, '').replace(/[-._]?\d[\d-]*$/, '');
}
