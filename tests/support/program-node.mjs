/** The Node.js that programs under test run on: the one whose program NHIPTHU_TEST_NODE names, or that of the tests (docs/decisions/0055). */
export const PROGRAM_NODE = process.env.NHIPTHU_TEST_NODE || process.execPath;
/** The machine's own where that is another one, named by NHIPTHU_MACHINE_NODE, for the one test that tries the program and its commands on it too. */
export const MACHINE_NODE = process.env.NHIPTHU_MACHINE_NODE || PROGRAM_NODE;

/**
 * What a program under test is given of the tests' own environment.
 * @returns {Record<string, string>}
 */
export function programEnvironment() {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };
}
