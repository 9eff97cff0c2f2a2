import { Injectable, Logger } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The cookie that carries the session token, gone when the browser is closed.
 * Over HTTPS, and on this machine (where browsers accept `Secure` over plain HTTP too; checked with Chromium 156 on localhost and
 * 127.0.0.1), it is `__Host-nhipthu`, which no other host or plain-HTTP page can set. Plain HTTP on a network only leaves `nhipthu`.
 */
@Injectable()
export class SessionCookie {
  private readonly logger = new Logger('Access');
  private hasWarned = false;

  /** The token the browser sent, or null. */
  read(request: Request): string | null {
    return readCookie(request, cookieName(request));
  }

  /** The secret of a sign-in by the identity provider that this browser has begun, or null. */
  readAttempt(request: Request): string | null {
    return readCookie(request, attemptName(request));
  }

  writeAttempt(request: Request, response: Response, secret: string): void {
    response.cookie(attemptName(request), secret, cookieOptions(request));
  }

  clearAttempt(request: Request, response: Response): void {
    response.clearCookie(attemptName(request), cookieOptions(request));
  }

  write(request: Request, response: Response, token: string): void {
    if (!canBeSecure(request)) this.warnOnce();
    response.cookie(cookieName(request), token, cookieOptions(request));
  }

  clear(request: Request, response: Response): void {
    response.clearCookie(cookieName(request), cookieOptions(request));
  }

  private warnOnce(): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    this.logger.warn('A sign-in came over plain HTTP from the network: its session can be read on the way. Put HTTPS in front.');
  }
}

function cookieName(request: Request): string {
  return canBeSecure(request) ? '__Host-nhipthu' : 'nhipthu';
}

/** Beside the session: that one must not be lost while somebody signs in anew. */
function attemptName(request: Request): string {
  return `${cookieName(request)}-sso`;
}

function readCookie(request: Request, name: string): string | null {
  const prefix = `${name}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(prefix));
  return found ? found.slice(prefix.length) : null;
}

function cookieOptions(request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: canBeSecure(request) };
}

function canBeSecure(request: Request): boolean {
  return request.secure || LOOPBACK_HOSTS.has(request.hostname);
}
