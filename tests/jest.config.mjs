import { SOURCES } from './support/bundle-sources.mjs';
import { bundleApiLibraries, bundleUnitLibraries, bundleWebLibraries } from './support/test-libraries.mjs';
// One project per world: `unit` (libs and api, no database), `web` (jsdom), `integration` (real PostgreSQL, Redis where there is one).
const swc = (tsx) => ({
  jsc: {
    parser: { syntax: 'typescript', decorators: true, tsx },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      ...(tsx && { react: { runtime: 'automatic' } }),
    },
    target: 'es2022',
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
});
const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '');
const fixtures = ['<rootDir>/tests/boundaries/fixture/', '<rootDir>/tests/fixtures/'];
const common = {
  rootDir: root,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^@nhip-thu/metrics$': '<rootDir>/libs/metrics/src/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/apps/api/program/', ...fixtures],
  testPathIgnorePatterns: ['/node_modules/', ...fixtures],
};
const node = {
  ...common,
  testEnvironment: '<rootDir>/tests/support/plain-environment.mjs',
  transform: { '^.+\\.ts$': ['@swc/jest', swc(false)] },
};

export default {
  rootDir: root,
  maxWorkers: 2,
  // Modules of past test files stay in a worker's memory (--experimental-vm-modules), and collecting them in vain slows it more and more.
  workerIdleMemoryLimit: '500MB',
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/tests/support/tally-reporter.mjs', '<rootDir>/tests/support/backend-reporter.mjs'],
  collectCoverageFrom: ['libs/metrics/src/**/*.ts', '!**/*.test.ts'],
  coverageDirectory: 'coverage',
  coverageReporters: ['text-summary', 'lcovonly'],
  coverageThreshold: { global: { lines: 100 } },
  projects: [
    {
      ...node,
      displayName: 'unit',
      runtime: '<rootDir>/tests/support/worker-runtime.cjs',
      moduleNameMapper: { ...(await bundleUnitLibraries(root)), ...common.moduleNameMapper },
      roots: ['<rootDir>/libs', '<rootDir>/apps/api/src', '<rootDir>/tests/boundaries'],
    },
    {
      ...common,
      displayName: 'web',
      testEnvironment: '<rootDir>/tests/support/page-environment.mjs',
      roots: ['<rootDir>/apps/web'],
      setupFiles: ['<rootDir>/apps/web/src/testing/browser-gaps.ts'],
      moduleNameMapper: {
        ...(await bundleWebLibraries(root)),
        '\\.css$': '<rootDir>/tests/support/empty-css.ts',
        '/guide-files\\.ts$': '<rootDir>/tests/support/guide-files.ts',
      },
      transform: { '^.+\\.tsx?$': ['@swc/jest', swc(true)] },
    },
    {
      ...node,
      displayName: 'integration',
      runtime: '<rootDir>/tests/support/worker-runtime.cjs',
      transform: { ...node.transform, '/artefacts/libraries/sources/': '<rootDir>/tests/support/mapped-bundle.mjs' },
      moduleNameMapper: { ...SOURCES, ...(await bundleApiLibraries(root)) },
      globalSetup: '<rootDir>/tests/support/global-setup.mjs',
      globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
      roots: ['<rootDir>/tests'],
      testMatch: ['<rootDir>/tests/{integration,faults}/**/*.test.ts'],
    },
  ],
};
