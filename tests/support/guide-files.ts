import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCS = join(import.meta.dirname, '../../docs');
const listIn = (folder: string, end: string): string[] =>
  readdirSync(join(DOCS, folder))
    .filter((name) => name.endsWith(end))
    .map((name) => join(DOCS, folder, name));

/** What Vite's `import.meta.glob` finds for apps/web/src/features/guide/guide-files.ts; pictures are their own paths. */
export const GUIDE_FILES = Object.fromEntries(listIn('user', '.md').map((path) => [path, readFileSync(path, 'utf8')]));
export const GUIDE_PICTURES = Object.fromEntries(listIn('img', '.png').map((path) => [path, path]));
