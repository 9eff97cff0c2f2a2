import { TestEnvironment } from 'jest-environment-jsdom';
import { endStorages } from './end-storages.mjs';
import { parseBundlesOnce } from './parse-once.mjs';

parseBundlesOnce();

/** A page of jsdom's, a new one for each test file: what listens to a page, and what waits in it, would outlive the file. */
export default class PageEnvironment extends TestEnvironment {
  async teardown() {
    endStorages();
    await super.teardown();
  }
}
