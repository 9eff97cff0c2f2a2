/**
 * What chance begins with in the suites of tests/faults, so that a run can be had again; `SEED` in the environment begins elsewhere.
 * Each says in its figures, or in the name of a failed test, with which it ran.
 */
export const SEED = Number(process.env['SEED'] ?? 20_261_126);
