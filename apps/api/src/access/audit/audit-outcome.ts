import { HttpException, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';
import { ProblemException } from '../../http/problem.ts';
import { RequestAudit } from './request-audit.ts';

/** A change is written down before it is made; where nothing came of it, a second line says so, before the caller hears of it. */
@Injectable()
export class AuditOutcome implements NestInterceptor {
  constructor(private readonly requests: RequestAudit) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    return next
      .handle()
      .pipe(
        catchError((error: unknown) =>
          from(this.requests.writeFailure(request, reasonOf(error))).pipe(mergeMap(() => throwError(() => error))),
        ),
      );
  }
}

/** `no-such-report`, `HTTP 400`: never the words of a message, which may hold what was sent. */
function reasonOf(error: unknown): string {
  if (error instanceof ProblemException) return error.kind.code;
  return `HTTP ${error instanceof HttpException ? error.getStatus() : 500}`;
}
