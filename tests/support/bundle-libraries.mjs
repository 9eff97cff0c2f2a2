// Libraries for tests in a few files instead of thousands, which every test file would find, read and link anew (docs/decisions/0053).
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';

/**
 * @typedef {Map<string, Set<string>>} Imports the names that are imported of each library
 * @typedef {object} Bundling
 * @property {string} name
 * @property {string} root of the project
 * @property {readonly string[]} sources folders whose TypeScript files are read for their imports
 * @property {Record<string, string[]>} [unwritten] names that the compiler imports of itself
 * @property {(name: string) => boolean} isLeft imports that stay as they are
 * @property {import('rolldown').InputOptions} input how to bundle them
 */

const ENTRY = '\0library:';
/** Ours, and bundled with them: it is in other packages what a library is. */
const METRICS = '@nhip-thu/metrics';

/**
 * Bundles what sources import of libraries, and that alone, unless it was bundled before from the same.
 * @param {Bundling} bundling
 * @returns {Promise<Record<string, string>>} for Jest's `moduleNameMapper`: where each import is found now
 */
export async function bundleLibraries({ name, root, sources, unwritten = {}, isLeft, input }) {
  const place = join(root, 'artefacts/libraries/imports.json');
  known ??= await readKnown(place, await hashOfReader(root));
  const knew = known.size;
  const imports = await collectImports(
    sources.map((source) => join(root, source)),
    (library) => isBuiltin(library) || isLeft(library),
  );
  for (const [library, names] of Object.entries(unwritten)) imports.set(library, new Set(names));
  const folder = join(root, 'artefacts/libraries', name);
  const stamp = await stampOf(root, imports);
  if ((await readFile(join(folder, 'stamp'), 'utf8').catch(() => null)) !== stamp) {
    await bundle(folder, imports, { ...input, resolve: { alias: { [METRICS]: join(root, 'libs/metrics/src/index.ts') } } });
    await writeFile(join(folder, 'stamp'), stamp);
  }
  if (known.size > knew) await writeFile(place, JSON.stringify({ reader: await hashOfReader(root), known: Object.fromEntries(known) }));
  return Object.fromEntries(
    [...imports.keys()].map((library) => [`^${library.replaceAll('.', '\\.')}$`, join(folder, `${fileOf(library)}.mjs`)]),
  );
}

/**
 * @param {string} folder written anew
 * @param {Imports} imports
 * @param {import('rolldown').InputOptions} input
 */
async function bundle(folder, imports, input) {
  const entries = {
    name: 'library-entries',
    resolveId: (/** @type {string} */ source) => (source.startsWith(ENTRY) ? source : null),
    load: (/** @type {string} */ id) => (id.startsWith(ENTRY) ? writeEntry(imports, id.slice(ENTRY.length)) : null),
  };
  const made = await rolldown({
    ...input,
    input: Object.fromEntries([...imports.keys()].map((library) => [fileOf(library), ENTRY + library])),
    plugins: [entries, input.plugins, eager],
    // Libraries of components mark their files for servers; what is an error is thrown.
    logLevel: 'silent',
  });
  const names = { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' };
  await made.write({ dir: folder, format: 'esm', keepNames: true, cleanDir: true, ...names });
  await made.close();
}

/** The body of a CommonJS module runs as soon as it is asked for: V8 parses a function in brackets with the rest, an arrow function twice and each time anew. */
const eager = {
  name: 'eager',
  renderChunk: (/** @type {string} */ code) => code.replaceAll(/(__commonJSMin\(\()\(([^()]*)\) => \{/g, '$1function ($2) {'),
};

const fileOf = (/** @type {string} */ library) => library.replaceAll(/[^a-z0-9-]+/gi, '_');

/**
 * What an entry hands on: the names that somebody imports.
 * @param {Imports} imports
 * @param {string} library
 */
function writeEntry(imports, library) {
  const names = [...(imports.get(library) ?? [])].toSorted();
  return `${names.length === 0 ? 'import' : `export { ${names.join(', ')} } from`} ${JSON.stringify(library)};`;
}

/**
 * Changes when another bundle would come of it.
 * @param {string} root
 * @param {Imports} imports
 */
async function stampOf(root, imports) {
  const metrics = join(root, 'libs/metrics/src');
  /** @type {string[]} */
  const own = await readdir(metrics, { recursive: true });
  /** @type {string[]} */
  const files = [
    ...['package-lock.json', 'apps/api/libraries.js', 'tests/support/test-libraries.mjs'].map((file) => join(root, file)),
    fileURLToPath(import.meta.url),
    ...own.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => join(metrics, file)),
  ];
  const hash = createHash('sha256');
  for (const library of [...imports.keys()].toSorted()) hash.update(`${writeEntry(imports, library)}\n`);
  for (const file of files.toSorted()) hash.update(await readFile(file));
  return hash.digest('hex');
}

/**
 * Libraries of which somebody asks for the whole, by `import()` or `* as`, are left as they are.
 * @param {readonly string[]} folders
 * @param {(library: string) => boolean} isLeft
 * @returns {Promise<Imports>}
 */
async function collectImports(folders, isLeft) {
  /** @type {Imports} */
  const imports = new Map();
  for (const folder of folders) {
    for (const file of await readdir(folder, { recursive: true })) {
      if (!/\.tsx?$/.test(file)) continue;
      for (const { library, names } of await importsOf(join(folder, file))) {
        if (/^[./]/.test(library) || isLeft(library)) continue;
        imports.set(library, new Set([...(imports.get(library) ?? []), ...names]));
      }
    }
  }
  return new Map([...imports].filter(([, names]) => !names.has('*')));
}

/**
 * What files import, by the hash of their text, kept from one run to the next: to find it takes longer than all the rest.
 * @type {Map<string, { library: string, names: string[] }[]> | undefined}
 */
let known;

/** @param {string} path */
async function importsOf(path) {
  const text = await readFile(path, 'utf8');
  const lang = path.endsWith('x') ? 'tsx' : 'ts';
  const key = createHash('sha256').update(lang).update(text).digest('hex');
  const found = known?.get(key) ?? readImports(text, lang);
  known?.set(key, found);
  return found;
}

/**
 * Of what decides what is found in a text.
 * @param {string} root
 */
async function hashOfReader(root) {
  const hash = createHash('sha256');
  for (const file of [fileURLToPath(import.meta.url), join(root, 'package-lock.json')]) hash.update(await readFile(file));
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @param {string} reader
 * @returns {Promise<NonNullable<typeof known>>} nothing of what another reader found
 */
async function readKnown(place, reader) {
  try {
    const kept = JSON.parse(await readFile(place, 'utf8'));
    return new Map(kept.reader === reader ? Object.entries(kept.known) : []);
  } catch {
    return new Map();
  }
}

/**
 * @param {string} text
 * @param {'ts' | 'tsx'} lang
 */
function readImports(text, lang) {
  /** @type {{ library: string, names: string[] }[]} */
  const found = [];
  for (const statement of parseAst(text, { lang }).body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue;
    found.push({ library: statement.source.value, names: statement.specifiers.flatMap(namesOf) });
  }
  for (const [, library = ''] of text.matchAll(/\bimport\('([^']+)'\)/g)) found.push({ library, names: ['*'] });
  return found;
}

/** @param {import('rolldown/utils').ESTree.ImportDeclarationSpecifier} specifier */
function namesOf(specifier) {
  if (specifier.type === 'ImportNamespaceSpecifier') return ['*'];
  if (specifier.type === 'ImportDefaultSpecifier') return ['default'];
  if (specifier.importKind === 'type') return [];
  return [specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value];
}
