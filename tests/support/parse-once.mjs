// Bundles are parsed once, not by every test file anew: what V8 made of them lies beside them, and goes when they are bundled anew (docs/decisions/0053).
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import v8 from 'node:v8';
import vm from 'node:vm';

const BUNDLES = /\/artefacts\/libraries\/.+\.mjs$/;
/** Small ones are parsed sooner than read. */
const LEAST_LENGTH = 20_000;

/** What Jest makes of a file of ES modules. */
const ParsedOnce = new Proxy(vm.SourceTextModule, {
  /** @param {[code: string, options?: import('node:vm').SourceTextModuleOptions]} given */
  construct(Module, [code, options = {}]) {
    const place = placeOf(code, options.identifier ?? '');
    if (place === null) return new Module(code, options);
    const cachedData = readParsed(place);
    try {
      if (cachedData !== undefined) return new Module(code, { ...options, cachedData });
    } catch (error) {
      // Of another V8 all the same.
      if (errorCodeOf(error) !== 'ERR_VM_MODULE_CACHED_DATA_REJECTED') throw error;
    }
    const module = new Module(code, options);
    writeParsed(place, module.createCachedData());
    return module;
  },
});

/** Of an error of the test's world, whose `Error` is another. @param {unknown} error */
const errorCodeOf = (error) => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);

/** Before 22, `import()` fails in code of which V8 is given what it made before (nodejs/node 43663). */
const MAY_IMPORT = Number(process.versions.node.split('.')[0]) >= 22;

/**
 * @param {string} code
 * @param {string} path
 * @returns {string | null} by V8's version and flags, whose work another V8 refuses, and by the code: of the same length V8 would take that of another
 */
function placeOf(code, path) {
  if (code.length < LEAST_LENGTH || !BUNDLES.test(path)) return null;
  if (!MAY_IMPORT && /\bimport\(/.test(code)) return null;
  return `${path}.${v8.cachedDataVersionTag()}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.parsed`;
}

/** @type {Map<string, Buffer>} */
const known = new Map();

/** @param {string} place */
function readParsed(place) {
  try {
    const parsed = known.get(place) ?? readFileSync(place);
    known.set(place, parsed);
    return parsed;
  } catch {
    return undefined;
  }
}

/**
 * Whole or not at all: several workers do it at once.
 * @param {string} place
 * @param {Buffer} parsed
 */
function writeParsed(place, parsed) {
  writeFileSync(`${place}.${process.pid}`, parsed);
  renameSync(`${place}.${process.pid}`, place);
  known.set(place, parsed);
}

/** For the environments of tests: Jest looks the class up each time. */
export function parseBundlesOnce() {
  vm.SourceTextModule = ParsedOnce;
}
