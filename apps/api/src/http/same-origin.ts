import type { NextFunction, Request, Response } from 'express';
import { ProblemException, type ProblemKind } from './problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const CROSS_SITE: ProblemKind = {
  code: 'cross-site-request',
  status: 403,
  title: { vi: 'Yêu cầu đến từ trang khác', en: 'The request came from another site' },
};

/**
 * Refuses a state-changing request that a browser sent from another site. Browsers tell by `Sec-Fetch-Site`,
 * older ones by `Origin`; a request with neither comes from a program, which no foreign page can steer.
 */
export function requireSameOrigin(request: Request, _response: Response, next: NextFunction): void {
  if (!SAFE_METHODS.has(request.method) && !isOwn(request)) throw new ProblemException(CROSS_SITE);
  next();
}

function isOwn(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site');
  // `none` is what somebody typed or chose from bookmarks, which is never a change.
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('Origin');
  // The scheme is left out: behind a proxy that ends TLS it differs although the host is the same.
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.host?.toLowerCase());
}
