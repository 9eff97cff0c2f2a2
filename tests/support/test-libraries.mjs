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
  const sources = ['apps/api/src', 'tests/support', 'tests/integration', 'tests/faults'];
  return bundleLibraries({ ...ofProgram(root), name: 'api', sources, isLeft: (name) => isOfJest(name) || LIBRARIES.external(name) });
}

/**
 * What tests without a database import. Metrics stay files: what of them is covered is measured.
 * @param {string} root
 */
export function bundleUnitLibraries(root) {
  const isLeft = (/** @type {string} */ name) => isOfJest(name) || LIBRARIES.external(name) || name === '@nhip-thu/metrics';
  return bundleLibraries({
    ...ofProgram(root),
    name: 'unit',
    sources: ['libs', 'apps/api/src', 'tests/support', 'tests/boundaries'],
    isLeft,
  });
}

const ofProgram = (/** @type {string} */ root) => ({ root, input: { ...LIBRARIES, cwd: join(root, 'apps/api') } });
