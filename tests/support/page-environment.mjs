import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-jsdom';
import { endStorages } from './end-storages.mjs';
import { parseBundlesOnce } from './parse-once.mjs';
import { WorkerState } from './worker-state.mjs';

parseBundlesOnce();

const START = 'http://localhost/';
/** @type {PageEnvironment | undefined} */
let kept;

/** A page of jsdom's, which all test files of a worker share as they share modules (`worker-runtime.cjs`): each finds it empty, at its first address, with nothing stored. */
export default class PageEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} surroundings */
  constructor(...surroundings) {
    const [, { console }] = surroundings;
    if (kept !== undefined) {
      kept.speakTo(console);
      return kept;
    }
    super(...surroundings);
    kept = this;
    this.state = new WorkerState(vm.runInContext('globalThis', this.dom.getInternalVMContext()));
  }

  speakTo(console) {
    const { virtualConsole } = this.dom;
    virtualConsole.removeAllListeners();
    virtualConsole.sendTo(console, { omitJSDOMErrors: true });
    virtualConsole.on('jsdomError', (error) => console.error(error));
  }

  async teardown() {
    endStorages();
    this.fakeTimersModern?.useRealTimers();
    const { document, localStorage, sessionStorage } = this.global;
    document.head.replaceChildren();
    document.body.replaceChildren();
    for (const element of [document.documentElement, document.body])
      for (const { name } of [...element.attributes]) element.removeAttribute(name);
    localStorage.clear();
    sessionStorage.clear();
    this.dom.reconfigure({ url: START });
    this.state.restore();
  }
}
