import { parseBundlesOnce } from './parse-once.mjs';

parseBundlesOnce();

/** A page of jsdom's. */
export { TestEnvironment as default } from 'jest-environment-jsdom';
