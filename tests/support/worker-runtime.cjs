// What a worker of Jest has loaded serves all its test files, not the first alone (docs/decisions/0058).
const { readFileSync } = require('node:fs');
const { default: Runtime } = require('jest-runtime');

/** Modules that each test file has for itself: tests, and what only they use. */
const OWN = /\/tests\/|\.test\.ts$/;
/** Jest's own whose state is that of one test file. */
const RUNS_ONE_FILE = /\/jest-circus\//;

/** By project, whose modules are made in ways of its own: ES modules by their address, Jest's modules and source maps by their path. */
const keptBy = new Map();
/** That of the test file which runs now. */
let current;

/** Jest's runtime of one test file, which begins with the modules that earlier ones in its worker have left. They belong to one realm, which `PlainEnvironment` keeps. */
module.exports = class WorkerRuntime extends Runtime {
  /** @param {ConstructorParameters<typeof Runtime>} given */
  constructor(...given) {
    super(...given);
    const [{ id }, , , , , , testPath, { watch, watchAll }] = given;
    current = this;
    const { dynamicImport } = this.esmLoader;
    // A module that was kept asks the runtime which loaded it, whose test file is over.
    this.esmLoader.dynamicImport = (...asked) => (this === current ? dynamicImport : current.esmLoader.dynamicImport)(...asked);
    if (!keptBy.has(id)) keptBy.set(id, { modules: new Map(), internals: new Map(), sourceMaps: new Map() });
    /** Null for a test that replaces modules, which would find them loaded already, or leave its own in place of them; and where sources may change meanwhile. */
    this.kept = watch || watchAll || readFileSync(testPath, 'utf8').includes('unstable_mockModule') ? null : keptBy.get(id);
    if (this.kept === null) return;
    copy(this.kept.modules, this.registries.esModuleRegistry);
    copy(this.kept.internals, this.registries.internalModuleRegistry);
    copy(this.kept.sourceMaps, this.getSourceMaps());
  }

  requireModuleOrMock(...asked) {
    return this === current ? super.requireModuleOrMock(...asked) : current.requireModuleOrMock(...asked);
  }

  requireInternalModule(...asked) {
    return this === current ? super.requireInternalModule(...asked) : current.requireInternalModule(...asked);
  }

  teardown() {
    if (this.kept !== null) {
      const { esModuleRegistry, internalModuleRegistry } = this.registries;
      const isKept = (address, { status }) => status === 'evaluated' && address.startsWith('file:') && !OWN.test(address);
      copy(esModuleRegistry, this.kept.modules, isKept);
      copy(internalModuleRegistry, this.kept.internals, (path) => !RUNS_ONE_FILE.test(path));
      copy(this.getSourceMaps(), this.kept.sourceMaps);
    }
    super.teardown();
  }
};
module.exports.default = module.exports;

/**
 * @template Value
 * @param {Map<string, Value>} from
 * @param {Map<string, Value>} to
 */
function copy(from, to, isCopied = (/** @type {string} */ _key, /** @type {Value} */ _value) => true) {
  for (const [key, value] of from) if (isCopied(key, value)) to.set(key, value);
}
