import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, HttpStatus, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem, ProblemWords } from '@nhip-thu/metrics';
import type { Request, Response } from 'express';
import type { Language } from '../config/language.ts';
import { checkMethod, isRouterFault } from './allowed-methods.ts';
import { findDatabaseProblem } from './database-problem.ts';
import { inEvery, pickLanguage } from './language.ts';
import { ProblemException } from './problem.ts';
import { requestIdOf } from './request-id.ts';
import { detailOfStatus, titleOfStatus } from './status.text.ts';

/** Turns whatever was thrown into `application/problem+json`; the unexpected is logged once and shown by its `errorId` only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const language = pickLanguage(request);
    const exception = this.recognise(checkMethod(thrown, request, response), request, response);
    const problem = this.describe(exception, request, response, language);
    if (response.headersSent) {
      // The status is out already: only a cut connection tells the client that the answer is not whole.
      response.destroy();
      return;
    }
    if (exception instanceof ProblemException) response.set(exception.headers);
    send(problem, response, language);
  }

  /** What the database's surroundings refuse is no defect: its reason goes to the log, the client hears what to do. */
  private recognise(thrown: unknown, request: Request, response: Response): unknown {
    const found = thrown instanceof ProblemException ? null : findDatabaseProblem(thrown);
    if (found === null) return thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    this.logger.warn(`${found.kind.title.en}: requestId=${requestIdOf(response)} ${request.method} ${request.path}: ${reason}`);
    return found;
  }

  private describe(exception: unknown, request: Request, response: Response, language: Language): Problem {
    const instance = instanceOf(request);
    if (exception instanceof ProblemException) return { ...problemOfKind(exception, language), instance };
    if (exception instanceof HttpException && exception.getStatus() < 500) {
      return { ...problemOfStatus(exception, request, language), instance };
    }
    const errorId = randomUUID();
    this.log(exception, errorId, request, response);
    const status = exception instanceof HttpException ? exception.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR;
    return { type: 'about:blank', status, ...inEvery(language, (each) => ({ title: titleOfStatus(status)[each] })), instance, errorId };
  }

  /** Neither query nor body are logged: they may hold personal data. */
  private log(exception: unknown, errorId: string, request: Request, response: Response): void {
    const where = `errorId=${errorId} requestId=${requestIdOf(response)} ${request.method} ${request.path}`;
    if (request.destroyed && !request.complete) {
      this.logger.debug(`client went away: ${where}`);
      return;
    }
    this.logger.error(where, exception instanceof Error ? describeChain(exception) : String(exception));
  }
}

/** Answers a request that another part of the program still has in hand. */
export function refuse(exception: ProblemException, request: Request, response: Response): void {
  const language = pickLanguage(request);
  response.set(exception.headers);
  send({ ...problemOfKind(exception, language), instance: instanceOf(request) }, response, language);
}

function send(problem: Problem, response: Response, language: Language): void {
  response
    .status(problem.status)
    .set({ 'Content-Type': 'application/problem+json', 'Content-Language': language, 'Cache-Control': 'no-store' })
    .vary('Accept-Language')
    .json(problem);
}

function instanceOf(request: Request): string {
  return request.originalUrl.split('?', 1)[0] ?? '/';
}

function problemOfKind({ kind, detail, errors, agency }: ProblemException, language: Language): Problem {
  const wordsIn = (each: Language): ProblemWords => ({
    title: kind.title[each],
    ...(detail && { detail: detail[each] }),
    ...(errors && { errors: errors.map(({ path, message }) => ({ path, message: message[each] })) }),
  });
  return { type: `urn:nhip-thu:problem:${kind.code}`, status: kind.status, ...inEvery(language, wordsIn), ...(agency && { agency }) };
}

function problemOfStatus(exception: HttpException, request: Request, language: Language): Problem {
  const status = exception.getStatus();
  const own = ownWords(exception, request);
  const wordsIn = (each: Language): ProblemWords => {
    const detail = own ?? detailOfStatus(status)?.[each];
    return { title: titleOfStatus(status)[each], ...(detail && { detail }) };
  };
  return { type: 'about:blank', status, ...inEvery(language, wordsIn) };
}

/**
 * The message, when a feature wrote one. Messages of the router and of the body parser are not for the user:
 * they are English, and a JSON fault quotes the body.
 */
function ownWords(exception: HttpException, request: Request): string | undefined {
  const { cause, message } = exception;
  const isParserFault = cause instanceof Error && 'status' in cause;
  const isBare = message === STATUS_CODES[exception.getStatus()];
  return isParserFault || isRouterFault(exception, request) || isBare ? undefined : message;
}

function describeChain(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${own}\ncaused by ${describeChain(error.cause)}` : own;
}
