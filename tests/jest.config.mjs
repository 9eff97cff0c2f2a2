// One project per world: node (libs, api, tests) and jsdom (web).
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
const common = {
  rootDir: root,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^@nhip-thu/metrics$': '<rootDir>/libs/metrics/src/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
};
export default {
  rootDir: root,
  projects: [
    {
      ...common,
      displayName: 'node',
      testEnvironment: 'node',
      roots: ['<rootDir>/libs', '<rootDir>/apps/api', '<rootDir>/tests'],
      transform: { '^.+\\.ts$': ['@swc/jest', swc(false)] },
    },
    {
      ...common,
      displayName: 'web',
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/apps/web'],
      moduleNameMapper: { ...common.moduleNameMapper, '\\.css$': '<rootDir>/tests/support/empty-css.ts' },
      transform: { '^.+\\.tsx?$': ['@swc/jest', swc(true)] },
    },
  ],
};
