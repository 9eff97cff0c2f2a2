import { join } from 'node:path';
import { LIBRARIES } from '../../apps/api/libraries.js';
import { bundleLibraries } from './bundle-libraries.mjs';

/** The tests' own environment brings it, and style sheets mean nothing to them. */
const isOfJest = (/** @type {string} */ name) => name.startsWith('@jest/');

/**
 * What pages and their tests import.
 * @param {string} root
 */
export function bundleWebLibraries(root) {
  return bundleLibraries({
    ...{ name: 'web', root, sources: ['apps/web/src'], unwritten: { 'react/jsx-runtime': ['Fragment', 'jsx', 'jsxs'] } },
    isLeft: (name) => isOfJest(name) || name.endsWith('.css'),
    input: { platform: 'browser', cwd: join(root, 'apps/web'), transform: { define: { 'process.env.NODE_ENV': '"test"' } } },
  });
}

/**
 * What the program and the tests of the whole of it import.
 * @param {string} root
 */
export function bundleApiLibraries(root) {
  return bundleLibraries({
    ...{ name: 'api', root, sources: ['apps/api/src', 'tests/support', 'tests/integration', 'tests/faults'] },
    isLeft: (name) => isOfJest(name) || LIBRARIES.external(name),
    input: { ...LIBRARIES, cwd: join(root, 'apps/api') },
  });
}
