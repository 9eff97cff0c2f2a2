import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** @param {string} path */
const readMap = (path) => (existsSync(`${path}.map`) ? readFileSync(`${path}.map`, 'utf8') : null);

/** For Jest, which maps the traces of what it has transformed, and of that only: what is bundled stays as it is. */
export default {
  /** Where a type was added the code is the same, and its lines are others. */
  getCacheKey(/** @type {string} */ code, /** @type {string} */ path) {
    return createHash('sha256')
      .update(code)
      .update(readMap(path) ?? '')
      .digest('hex');
  },
  process(/** @type {string} */ code, /** @type {string} */ path) {
    const map = readMap(path);
    return map === null ? { code } : { code, map };
  },
};
