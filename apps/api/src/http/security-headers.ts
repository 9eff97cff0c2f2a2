import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const HSTS = `max-age=${365 * 24 * 3600}; includeSubDomains`;

/** For answers that are data: nothing in them may load or run anything. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/** Swagger UI writes `style` attributes and inline style elements, so styles are free here; scripts and hosts are not. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** bull-board writes one inline style, always the same, and no script once its page has none; `base-uri` is for the one `base` of that page. Trusted types would keep it from loading its parts. */
const BOARD_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-r2N1TB/gHbBtBZFKg7ejmq1acVSREzucTAEw6ga4hoU='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer; pages replace the content security policy by their own, and answers that may be kept say so themselves. */
export function setSecurityHeaders(request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Content-Security-Policy': DATA_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  if (request.path.startsWith('/api/')) response.set('Cache-Control', 'no-store');
  if (request.secure) response.set('Strict-Transport-Security', HSTS);
  next();
}

/** Lets Swagger UI, and only what comes from this origin, work. */
export function setDocsPolicy(_request: Request, response: Response, next: NextFunction): void {
  response.set('Content-Security-Policy', DOCS_POLICY);
  next();
}

/** Lets bull-board, and only what comes from this origin, work. */
export function setBoardPolicy(response: Response): void {
  response.set('Content-Security-Policy', BOARD_POLICY);
}

/** Sets the web app's policy and returns its nonce (128 random bits, new for every answer). */
export function setPagePolicy(response: Response): string {
  const nonce = randomBytes(16).toString('base64');
  response.set('Content-Security-Policy', pagePolicy(nonce));
  return nonce;
}

function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
