import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';
import { parseBundlesOnce } from './parse-once.mjs';

parseBundlesOnce();

/**
 * Jest's environment for Node.js in a context of its own, but a plain one: in Jest's, every name of the language that tests and what they test ask for (`Math`,
 * `Map`) is looked up through a proxy, which makes such code run up to a hundred times slower.
 */
export default class PlainEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} surroundings */
  constructor(...surroundings) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...surroundings);
    } finally {
      vm.createContext = createContext;
    }
  }
}
