import { existsSync, readFileSync } from 'node:fs';

/** For Jest, which maps the traces of what it has transformed, and of that only: what is bundled stays as it is. */
export default {
  process(/** @type {string} */ code, /** @type {string} */ path) {
    const map = `${path}.map`;
    return existsSync(map) ? { code, map: readFileSync(map, 'utf8') } : { code };
  },
};
