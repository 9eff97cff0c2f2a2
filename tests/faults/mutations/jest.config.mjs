import { readFileSync } from 'node:fs';
import base from '../../jest.config.mjs';
import { SOURCES } from '../../support/bundle-sources.mjs';

// One project per mutation, each with the one test file that must turn red, and one project with all of them and no mutation.
const listed = JSON.parse(readFileSync(new URL('mutations.json', import.meta.url), 'utf8'));
const mutations = listed.filter(({ isSlow }) => Number(process.env.SOAK ?? 1) > 1 || isSlow !== true);
const {
  globalSetup: _setup,
  globalTeardown: _teardown,
  moduleNameMapper,
  ...integration
} = base.projects.find(({ displayName }) => displayName === 'integration');
const [[pattern, [, swc]]] = Object.entries(integration.transform).map(([key, value]) => [key, value]);
// Mutations are made in the sources as they are, not in what was bundled of them.
const asFiles = Object.fromEntries(Object.entries(moduleNameMapper).filter(([asked]) => !(asked in SOURCES)));
const projectOf = (name, tests, mutation) => ({
  ...integration,
  moduleNameMapper: asFiles,
  displayName: name,
  roots: ['<rootDir>/tests', '<rootDir>/apps/api/src'],
  testMatch: tests.map((path) => `<rootDir>/${path}`),
  ...(mutation && { transform: { [pattern]: ['<rootDir>/tests/faults/mutations/mutating-transform.mjs', { swc, mutation }] } }),
});

export default {
  rootDir: base.rootDir,
  maxWorkers: 2,
  testTimeout: base.testTimeout,
  reporters: ['<rootDir>/tests/faults/mutations/red-reporter.mjs'],
  projects: [
    projectOf('none', [...new Set(mutations.map(({ test }) => test))], null),
    ...mutations.map((mutation) => projectOf(mutation.name, [mutation.test], mutation)),
  ],
};
