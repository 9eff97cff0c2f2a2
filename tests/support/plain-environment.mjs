import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';
import { endStorages } from './end-storages.mjs';
import { parseBundlesOnce } from './parse-once.mjs';
import { WorkerState } from './worker-state.mjs';

parseBundlesOnce();

/** @type {PlainEnvironment | undefined} */
let kept;

/**
 * Jest's environment for Node.js in a context of its own, but a plain one: in Jest's, every name of the language that tests and what they test ask for (`Math`,
 * `Map`) is looked up through a proxy, which makes such code run up to a hundred times slower. All test files of a worker share it, as they share modules
 * (`worker-runtime.cjs`).
 */
export default class PlainEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} surroundings */
  constructor(...surroundings) {
    if (kept !== undefined) return kept;
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...surroundings);
    } finally {
      vm.createContext = createContext;
    }
    kept = this;
    this.state = new WorkerState(this.global);
  }

  async teardown() {
    endStorages();
    this.fakeTimersModern?.useRealTimers();
    this.state.restore();
  }
}
