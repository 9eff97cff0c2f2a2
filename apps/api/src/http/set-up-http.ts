import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { asNobody } from '../database/reach.ts';
import { serveApiDocs } from './api-docs.ts';
import { assignRequestId } from './request-id.ts';
import { requireSameOrigin } from './same-origin.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { createWebApp, type ReadDemoLabel } from './web-app.ts';
import { ZodValidationPipe } from './zod-validation.pipe.ts';

export interface HttpOptions {
  /** Folder of the built web app (apps/web/dist); it may be missing, the page then says how to build it. */
  readonly webRoot: string;
  /** Address or name of the proxies in front (express "trust proxy", for example `loopback`); without it forwarded headers are ignored. */
  readonly trustProxy?: string;
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
  app.set('trust proxy', options.trustProxy ?? false);
  setApiPrefix(app);
  app.useGlobalPipes(new ZodValidationPipe());
  // First of all: whatever a request reaches sees no row before the guard has said for whom it is.
  app.use((_request: Request, _response: Response, next: NextFunction) => asNobody(next));
  app.use(assignRequestId, setSecurityHeaders, requireSameOrigin);
  app.useBodyParser('json', { limit: '1mb' });
  serveApiDocs(app);
  app.use(createWebApp(options.webRoot, options.readDemoLabel ?? (async () => null)));
}

/** Everything but the probes is below `/api/v1`. */
export function setApiPrefix(app: NestExpressApplication): void {
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready'] });
}
