// Writes `program` (docs/decisions/0046): beside it first, and in its place only when something has changed, so that a build of what is there already disturbs no program that runs from it.
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { LIBRARIES } from '../libraries.js';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const [program, made] = ['program', 'program.new'].map((name) => join(PACKAGE, name));

await build({
  ...LIBRARIES,
  cwd: PACKAGE,
  input: {
    main: 'dist/main.js',
    cli: 'dist/cli.js',
    ...Object.fromEntries(listThreads().map((file) => [basename(file, '.js'), `dist/${file}`])),
  },
  // Names of classes are those of tables and providers.
  output: { dir: made, format: 'esm', keepNames: true, cleanDir: true },
  logLevel: 'silent',
});
if (isSame(made, program)) {
  rmSync(made, { recursive: true });
} else {
  rmSync(program, { recursive: true, force: true });
  renameSync(made, program);
}

/** Files that are started as threads of their own, found by their names. */
function listThreads() {
  return readdirSync(join(PACKAGE, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-thread.js'));
}

function isSame(one, other) {
  const [files, others] = [one, other].map((folder) => listFiles(folder));
  return files.join() === others.join() && files.every((file) => readFileSync(join(one, file)).equals(readFileSync(join(other, file))));
}

function listFiles(folder) {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
