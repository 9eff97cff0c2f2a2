import { ProblemException, type ProblemKind, type ProblemOptions } from './problem.ts';

type ErrorClass<Fault extends Error> = abstract new (...words: never[]) => Fault;

/** How errors of one class are answered. */
export interface KnownFault {
  /** The problem of an error of this class; null for any other. */
  readonly problemOf: (error: unknown) => ProblemException | null;
}

/** Errors of a class are answered with a problem of a kind, and with what `describe` says of the single error. */
export function answer<Fault extends Error>(
  errorClass: ErrorClass<Fault>,
  kind: ProblemKind,
  describe: (error: Fault) => ProblemOptions = () => ({}),
): KnownFault {
  return {
    problemOf: (error) => (error instanceof errorClass ? new ProblemException(kind, { ...describe(error), cause: error }) : null),
  };
}

/** Puts an expected fault of a room into its problem; anything else is given back as it is. */
export function toProblem(faults: readonly KnownFault[], error: unknown): unknown {
  for (const { problemOf } of faults) {
    const problem = problemOf(error);
    if (problem !== null) return problem;
  }
  return error;
}

/** Runs work whose expected faults become problems. */
export async function answerFaults<T>(faults: readonly KnownFault[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toProblem(faults, error);
  }
}
