import { Injectable, Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isStreamOfEvents } from './request-drain.ts';
import { requestIdOf } from './request-id.ts';

/** Upper ends of the classes, in seconds; a page should be there within the fifth of one. */
const ENDS = [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** An answer that takes longer is worth a line in the log. */
const SLOW_MS = 500;

/** What this process alone knows: times of its answers, its memory and processor time. */
@Injectable()
export class ProcessMetrics {
  private readonly logger = new Logger('Http');
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'nhipthu_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer, by method, route and status; streams are not counted',
    labelNames: ['method', 'route', 'status'],
    buckets: ENDS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Middleware that takes the time of an answer, whoever gives it. */
  measure(request: Request, response: Response, next: NextFunction): void {
    const begun = performance.now();
    response.once('close', () => {
      // A stream of events ends when somebody closes their page.
      if (isStreamOfEvents(response)) return;
      const labels = { method: request.method, route: describeRoute(request), status: String(response.statusCode) };
      const took = performance.now() - begun;
      this.requests.observe(labels, took / 1000);
      if (took < SLOW_MS) return;
      const { method, route, status } = labels;
      this.logger.debug(`slow: ${method} ${route} ${status} in ${Math.round(took)} ms, requestId=${requestIdOf(response)}`);
    });
    next();
  }
}

/** The template of the route: never an address as it was asked for, which may name a person and of which there is no end. */
function describeRoute(request: Request): string {
  // Express leaves the route that answered here; its path may also be a list or a pattern.
  const route = (request.route as { path?: unknown } | undefined)?.path;
  if (!/^\/(api|health|metrics)(\/|$)/i.test(request.path)) return 'web';
  return typeof route === 'string' ? route : 'none';
}
