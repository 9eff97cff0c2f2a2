import type { Request } from 'express';

/** The client's address as far as the proxy setting lets us see it. */
export function addressOf(request: Request): string {
  return request.ip ?? 'unknown';
}
