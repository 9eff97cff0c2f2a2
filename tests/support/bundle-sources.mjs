// Our own sources for integration tests in a few files instead of 750, which every test file would find, read and link anew (docs/decisions/0053).
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** What every program of ours holds: one file, since whoever asks for a part of it asks for most. */
const WHOLE = ['app.module.js', 'worker.module.js', 'http/set-up-http.js'];
const FOLDER = 'artefacts/libraries/sources';
/** A test puts another in its place, which Jest knows by the place that the name it is imported by leads to. */
const REPLACED = { asked: '/failpoint.js', given: relative(FOLDER, 'apps/api/src/config/failpoint.ts') };

/** For Jest's `moduleNameMapper`: where tests find what they import of `apps/api/src`. */
export const SOURCES = { [String.raw`^(?:\.\./)+apps/api/src/(.+)\.ts$`]: `<rootDir>/${FOLDER}/$1.mjs` };

/**
 * Bundles what the compiler made of `apps/api/src`, unless it was bundled before from the same. Each file can still be imported by its own name.
 * @param {string} root of the project
 * @throws Error when a source was changed after it was compiled
 */
export async function bundleSources(root) {
  const [sources, compiled, folder] = ['apps/api/src', 'apps/api/dist', FOLDER].map((path) => join(root, path));
  await refuseOld(sources, join(compiled, '.tsbuildinfo'));
  const files = await listCompiled(sources, compiled);
  const inputs = files.flatMap((file) => [join(compiled, file), join(compiled, `${file}.map`)]);
  const stamp = await stampOf([join(root, 'package-lock.json'), fileURLToPath(import.meta.url), ...inputs]);
  if ((await readFile(join(folder, 'stamp'), 'utf8').catch(() => null)) === stamp) return;
  const made = await rolldown({
    platform: 'node',
    input: Object.fromEntries(files.map((file) => [file.slice(0, -'.js'.length), join(compiled, file)])),
    external: (id) => !/^[./]/.test(id),
    plugins: [asSources(sources, compiled)],
    logLevel: 'silent',
  });
  await made.write({
    ...{ dir: folder, format: 'esm', keepNames: true, cleanDir: true, sourcemap: true },
    ...{ entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkNamer(compiled) }] },
  });
  await made.close();
  await writeFile(join(folder, 'stamp'), stamp);
}

/**
 * @param {string} sources
 * @param {string} build newer than every source it was made of
 */
async function refuseOld(sources, build) {
  const { mtimeMs: compiledAt } = await stat(build);
  for (const file of await readdir(sources, { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const path = join(sources, file);
    if ((await stat(path)).mtimeMs > compiledAt) throw new Error(`${path} was changed since it was compiled: npm run compile`);
  }
}

/**
 * What was compiled of a source that is there still: the compiler leaves that of others.
 * @param {string} sources
 * @param {string} compiled
 */
async function listCompiled(sources, compiled) {
  const there = new Set(await readdir(sources, { recursive: true }));
  const files = await readdir(compiled, { recursive: true });
  return files.filter((file) => file.endsWith('.js') && there.has(file.replace(/js$/, 'ts'))).toSorted();
}

/** @param {readonly string[]} files */
async function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

/**
 * Reads a compiled file with its source map. It takes itself for its source: what it reads beside itself is found from there.
 * @param {string} sources
 * @param {string} compiled
 * @returns {import('rolldown').Plugin}
 */
function asSources(sources, compiled) {
  const sourceOf = (/** @type {string} */ path) => path.replace(compiled, sources).replace(/\.js$/, '.ts');
  return {
    name: 'as-sources',
    resolveId: (name, importer) => (importer && name.endsWith(REPLACED.asked) ? { id: REPLACED.given, external: true } : null),
    async load(path) {
      const code = await readFile(path, 'utf8');
      const url = JSON.stringify(pathToFileURL(sourceOf(path)).href);
      return { code: code.replaceAll('import.meta.url', url), map: await readFile(`${path}.map`, 'utf8') };
    },
  };
}

/**
 * Tells which modules stand in the file of the whole program: those that are always loaded with it.
 * @param {string} compiled
 * @returns {(id: string, context: import('rolldown').ChunkingContext) => string | null}
 */
function chunkNamer(compiled) {
  /** @type {Set<string> | undefined} */
  let whole;
  return (id, context) => {
    whole ??= closureOf(
      WHOLE.map((file) => join(compiled, file)),
      (module) => context.getModuleInfo(module)?.importedIds ?? [],
    );
    return whole.has(id) ? 'program' : null;
  };
}

/**
 * @param {readonly string[]} modules
 * @param {(module: string) => readonly string[]} importedBy
 * @returns {Set<string>} they, and what they import, and what that imports
 */
function closureOf(modules, importedBy) {
  const found = new Set(modules);
  for (const module of found) for (const imported of importedBy(module)) found.add(imported);
  return found;
}
