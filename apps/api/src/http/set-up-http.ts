import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { asNobody } from '../database/reach.ts';
import { serveApiDocs } from './api-docs.ts';
import { BOARD_PATH } from './board-path.ts';
import { sendKeptTexts } from './kept-text.ts';
import { ProcessMetrics } from './process-metrics.ts';
import { RequestDrain } from './request-drain.ts';
import { assignRequestId } from './request-id.ts';
import { requireSameOrigin } from './same-origin.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { markSimulated } from './simulated-header.ts';
import { createWebApp, type ReadDemoLabel } from './web-app.ts';
import { ZodValidationPipe } from './zod-validation.pipe.ts';

export interface HttpOptions {
  /** Folder of the built web app (apps/web/dist); it may be missing, the page then says how to build it. */
  readonly webRoot: string;
  /** Addresses or names of the proxies in front (express "trust proxy", for example `loopback`); without one forwarded headers are ignored. */
  readonly trustedProxies?: readonly string[];
  /** Absent: the data are real. */
  readonly readDemoLabel?: ReadDemoLabel;
}

/**
 * Everything HTTP that is not a feature: prefix, validation, security headers, same-origin rule, body cap, documentation, web app.
 * Call it before `app.listen`, on an application created with `bodyParser: false` whose root module imports HttpModule and AccessModule.
 * Only JSON bodies are parsed (at most 1 MiB); any other body reaches its controller as a stream.
 */
export function setUpHttp(app: NestExpressApplication, options: HttpOptions): void {
  app.disable('x-powered-by');
  app.set('trust proxy', [...(options.trustedProxies ?? [])]);
  app.getHttpServer().keepAliveTimeout = KEEP_ALIVE_MS;
  setApiPrefix(app);
  app.useGlobalPipes(new ZodValidationPipe());
  const metrics = app.get(ProcessMetrics, { strict: false });
  app.use((request: Request, response: Response, next: NextFunction) => metrics.measure(request, response, next));
  // Before anything else: whatever a request reaches sees no row before the guard has said for whom it is.
  app.use((_request: Request, _response: Response, next: NextFunction) => asNobody(next));
  const drain = app.get(RequestDrain, { strict: false });
  app.use(assignRequestId, setSecurityHeaders);
  app.use((request: Request, response: Response, next: NextFunction) => drain.watch(request, response, next));
  app.use(requireSameOrigin, sendKeptTexts);
  app.useBodyParser('json', { limit: '1mb' });
  const readDemoLabel = options.readDemoLabel ?? (async () => null);
  app.use('/api', markSimulated(readDemoLabel));
  serveApiDocs(app);
  app.use(createWebApp(options.webRoot, readDemoLabel));
}

/** A proxy in front reuses connections for a minute (nginx) and must not meet one that is just being closed here: its request would be lost. */
const KEEP_ALIVE_MS = 75_000;

/** Everything but the probes, what monitoring reads and the board of the queue is below `/api/v1`. */
export function setApiPrefix(app: NestExpressApplication): void {
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics', BOARD_PATH, `${BOARD_PATH}/*path`] });
}
