// What a worker of Jest has loaded serves all its test files, not the first alone (docs/decisions/0058).
const { readFileSync } = require('node:fs');
const { default: Runtime } = require('jest-runtime');

/** Jest's own whose state is that of one test file. */
const RUNS_ONE_FILE = /\/jest-circus\//;
/** A test that replaces modules would find them loaded already, or leave its own in place of them. */
const REPLACES_MODULES = /unstable_mockModule|resetModules|isolateModules/;

/** By project, whose modules are made in ways of its own: ES modules by their address, Jest's modules and source maps by their path. */
const keptBy = new Map();
/** That of the test file which runs now. */
let current;

/** Jest's runtime of one test file, which begins with the modules that earlier ones in its worker have left. They belong to one realm, which `PlainEnvironment` keeps. */
module.exports = class WorkerRuntime extends Runtime {
  /** @param {ConstructorParameters<typeof Runtime>} given */
  constructor(...given) {
    super(...given);
    const [{ id, rootDir }, , , , , , testPath, { watch, watchAll }] = given;
    current = this;
    this.tests = `${rootDir}/tests/`;
    const { esmLoader } = this;
    for (const [name, placeOf] of Object.entries({ dynamicImport: (by) => by.identifier, dynamicImportFromCjs: (by) => by })) {
      const own = esmLoader[name].bind(esmLoader);
      esmLoader[name] = (specifier, by, ...more) => {
        const { esmLoader: other } = this.runtimeOf(placeOf(by));
        return other === esmLoader ? own(specifier, by, ...more) : other[name](specifier, by, ...more);
      };
    }
    if (!keptBy.has(id)) keptBy.set(id, { modules: new Map(), internals: new Map(), sourceMaps: new Map() });
    // Sources that are watched change meanwhile.
    this.kept = watch || watchAll || REPLACES_MODULES.test(readFileSync(testPath, 'utf8')) ? null : keptBy.get(id);
    if (this.kept === null) return;
    copy(this.kept.modules, this.registries.esModuleRegistry);
    copy(this.kept.internals, this.registries.internalModuleRegistry);
    copy(this.kept.sourceMaps, this.getSourceMaps());
  }

  /** Whether each test file has a module for itself: tests, and what only they use. */
  isOwn(path) {
    return path.includes(this.tests) || path.endsWith('.test.ts');
  }

  /** Who answers a module that asks for another: one that was kept asks the runtime which loaded it, whose test file is over. */
  runtimeOf(path) {
    const isKept = this !== current && this.kept !== null && this.kept === current.kept && !this.isOwn(path);
    return isKept ? current : this;
  }

  requireModuleOrMock(from, name) {
    const runtime = this.runtimeOf(from);
    return runtime === this ? super.requireModuleOrMock(from, name) : runtime.requireModuleOrMock(from, name);
  }

  requireInternalModule(from, name) {
    const runtime = this.runtimeOf(from);
    return runtime === this ? super.requireInternalModule(from, name) : runtime.requireInternalModule(from, name);
  }

  teardown() {
    if (this.kept !== null) {
      const { esModuleRegistry, internalModuleRegistry } = this.registries;
      const isKept = (address, { status }) => status === 'evaluated' && address.startsWith('file:') && !this.isOwn(address);
      copy(esModuleRegistry, this.kept.modules, isKept);
      copy(internalModuleRegistry, this.kept.internals, (path) => !RUNS_ONE_FILE.test(path));
      copy(this.getSourceMaps(), this.kept.sourceMaps);
    }
    super.teardown();
  }
};

/**
 * @template Value
 * @param {Map<string, Value>} from
 * @param {Map<string, Value>} to
 */
function copy(from, to, isCopied = (/** @type {string} */ _key, /** @type {Value} */ _value) => true) {
  for (const [key, value] of from) if (isCopied(key, value)) to.set(key, value);
}
