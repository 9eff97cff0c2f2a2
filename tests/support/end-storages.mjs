import { AsyncLocalStorage } from 'node:async_hooks';

/** @type {Set<AsyncLocalStorage<unknown>>} */
const begun = new Set();
const { run } = AsyncLocalStorage.prototype;

/** @type {typeof run} */
AsyncLocalStorage.prototype.run = function remembered(...given) {
  begun.add(this);
  return run.apply(this, given);
};

/**
 * Ends the storages that a test file leaves behind: Jest makes one for each, and on Node.js 20 every promise of later files would be told to every one of them.
 * One that is used again begins again.
 */
export function endStorages() {
  for (const storage of begun) storage.disable();
  begun.clear();
}
