import type { Request } from 'express';

/** Decides who may read the API documentation, which is served outside of Nest's controllers and guards. */
export abstract class DocsGate {
  /** @throws ProblemException when the request may not read it */
  abstract check(request: Request): Promise<void>;
}
