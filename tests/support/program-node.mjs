/** The Node.js that programs under test run on: the one whose program NHIPTHU_TEST_NODE names, or that of the tests (docs/decisions/0055). */
export const PROGRAM_NODE = process.env.NHIPTHU_TEST_NODE || process.execPath;
/** An older one, named by NHIPTHU_OLDER_NODE, for the one test that tries the program and its commands on it too. */
export const OLDER_NODE = process.env.NHIPTHU_OLDER_NODE || PROGRAM_NODE;

/**
 * What a program under test is given of the tests' own environment.
 * @returns {Record<string, string>}
 */
export function programEnvironment() {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };
}
