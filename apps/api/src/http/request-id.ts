import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const HEADER = 'X-Request-Id';
const SAFE_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** Gives every request an id, the caller's own when it is harmless in a log, and returns it in `X-Request-Id`. */
export function assignRequestId(request: Request, response: Response, next: NextFunction): void {
  const asked = request.get(HEADER);
  response.set(HEADER, asked && SAFE_ID.test(asked) ? asked : randomUUID());
  next();
}

/** The id given by `assignRequestId`, `-` when the request was never given one. */
export function requestIdOf(response: Response): string {
  return response.get(HEADER) ?? '-';
}
