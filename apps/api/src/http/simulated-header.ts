import type { NextFunction, Request, Response } from 'express';
import type { ReadDemoLabel } from './web-app.ts';

export const SIMULATED_HEADER = 'X-Simulated-Data';
/** An installation does not become a demo, so what was read may be some seconds old. */
const KEPT_MS = 10_000;

/** Marks every answer made of simulated data with `X-Simulated-Data: true`, also those that have no place for it in their body. */
export function markSimulated(readDemoLabel: ReadDemoLabel): (request: Request, response: Response, next: NextFunction) => Promise<void> {
  let [label, readAt]: [string | null, number] = [null, -Infinity];
  return async (_request, response, next) => {
    const now = performance.now();
    if (label === null && now - readAt > KEPT_MS) {
      readAt = now;
      label = await readDemoLabel();
    }
    if (label !== null) response.set(SIMULATED_HEADER, 'true');
    next();
  };
}
