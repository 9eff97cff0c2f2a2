import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { refuse } from './problem.filter.ts';
import { ProblemException, type ProblemKind } from './problem.ts';

/** How long requests that were there before have time to be answered; one that takes longer gets 503 as well. */
const DRAIN_MS = 6_000;
const LOOK_AGAIN_MS = 20;

const STOPPING: ProblemKind = {
  code: 'stopping',
  status: 503,
  title: { vi: 'Chương trình đang dừng; hãy thử lại sau vài giây', en: 'The program is stopping; try again in a few seconds' },
};

const stopping = (): ProblemException => new ProblemException(STOPPING, { headers: { 'Retry-After': '5', Connection: 'close' } });

/**
 * Requests at an orderly stop: those in hand are answered, new ones refused with 503 and `Retry-After`. Streams of events end, since they would never
 * by themselves. An upload that takes longer than `DRAIN_MS` is refused too: nothing of it is kept, and whoever sends it sends it again.
 */
@Injectable()
export class RequestDrain {
  private readonly inHand = new Map<Response, Request>();
  private isEnding = false;

  /** Middleware that everything but the probe of life passes. */
  watch(request: Request, response: Response, next: NextFunction): void {
    if (this.isEnding && request.path !== '/health/live') throw stopping();
    this.inHand.set(response, request);
    response.once('close', () => this.inHand.delete(response));
    next();
  }

  /** Resolves when nothing is in hand any more; from the call on nothing new is taken. */
  async end(): Promise<void> {
    this.isEnding = true;
    const latest = performance.now() + DRAIN_MS;
    while (this.inHand.size > 0 && performance.now() < latest) {
      for (const response of this.inHand.keys()) if (isStreamOfEvents(response)) response.end();
      await delay(LOOK_AGAIN_MS);
    }
    const late = [...this.inHand].filter(([response]) => !response.headersSent);
    for (const [response, request] of late) refuse(stopping(), request, response);
    await Promise.all(late.map(([response]) => writtenOf(response)));
  }
}

export function isStreamOfEvents(response: Response): boolean {
  return response.getHeader('content-type')?.toString().startsWith('text/event-stream') === true;
}

/** Resolves when the answer has left this process, or nobody is there to take it. */
async function writtenOf(response: Response): Promise<void> {
  while (!response.writableFinished && !response.closed) await delay(LOOK_AGAIN_MS);
}
