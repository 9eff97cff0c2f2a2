import { Catch, HttpStatus, type ArgumentsHost } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProblemFilter } from '../../http/problem.filter.ts';
import { ProblemException } from '../../http/problem.ts';

/** The page that leads to the board; it says to whom it is not open, and lets sign in. */
const PAGE = '/van-hanh';
const REFUSALS: readonly number[] = [HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN];

/** Whoever opens the board in a browser and may not see it is sent to the page that says so; programs, and the board itself, get the problem. */
@Catch()
export class BoardRefusalFilter extends ProblemFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (!isRefused(thrown) || request.method !== 'GET' || request.accepts(['json', 'html']) !== 'html') {
      // oxlint-disable-next-line promise/valid-params -- the method of a filter, not of a promise
      super.catch(thrown, host);
      return;
    }
    response.set('Cache-Control', 'no-store').vary('Accept').redirect(HttpStatus.FOUND, PAGE);
  }
}

function isRefused(thrown: unknown): boolean {
  return thrown instanceof ProblemException && REFUSALS.includes(thrown.kind.status);
}
