// The program in a handful of files: from some 900 files of ours and thousands of libraries' every start took most of its processor time to find and read them.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'rolldown';
import { LIBRARIES } from './libraries.js';

export default defineConfig({
  ...LIBRARIES,
  input: {
    main: 'dist/main.js',
    cli: 'dist/cli.js',
    ...Object.fromEntries(listThreads().map((file) => [basename(file, '.js'), `dist/${file}`])),
  },
  // Names of classes are those of tables and providers.
  output: { dir: 'program', format: 'esm', keepNames: true, cleanDir: true },
});

/** Files that are started as threads of their own, found by their names. */
function listThreads() {
  return readdirSync(new URL('dist', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-thread.js'));
}
