import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AppControllerRoute,
  AppViewRoute,
  BullBoardQueues,
  ControllerHandlerReturnType,
  IServerAdapter,
  UIConfig,
} from '@bull-board/api/typings/app';
import { escapeMarkup } from '@nhip-thu/metrics';
import compression from 'compression';
import express, { type Request, type Response } from 'express';
import { setBoardPolicy } from '../../http/security-headers.ts';
import { redactDeep } from './redact-deep.ts';

type ErrorAnswer = (error: Error) => ControllerHandlerReturnType;

/** What would put into the queue what somebody typed. Payloads are made by the program alone, times of repeating jobs stand in its source. */
const CLOSED_ROUTES = /\/(add|update-data|job-schedulers\/:schedulerId)$/;
/** Files of the page by their hashed names; nothing else of it is taken over. */
const PAGE_FILE = /static\/(?:js|css)\/[\w.-]+\.(?:js|css)/g;

/**
 * bull-board's server by its own contract, instead of its package for Express: that one serves a page with a font of another host and inline styles,
 * and answers what queues hold as it is.
 */
export class BoardServer implements IServerAdapter {
  readonly router = express.Router();
  private queues: BullBoardQueues = new Map();
  private config: UIConfig = {};
  private onError: ErrorAnswer = (error) => {
    throw error;
  };
  private viewsPath = '';

  /** @param basePath where its page is, with a slash at the end */
  constructor(private readonly basePath: string) {}

  setQueues(queues: BullBoardQueues): this {
    this.queues = queues;
    return this;
  }

  setViewsPath(path: string): this {
    this.viewsPath = path;
    return this;
  }

  setStaticPath(route: string, path: string): this {
    this.router.use(route, compression(), express.static(path, { index: false, redirect: false, setHeaders: keepForAnHour }));
    return this;
  }

  setUIConfig(config: UIConfig): this {
    this.config = config;
    return this;
  }

  setErrorHandler(handler: ErrorAnswer): this {
    this.onError = handler;
    return this;
  }

  setEntryRoute(entry: AppViewRoute): this {
    const files = [...new Set(readFileSync(join(this.viewsPath, 'index.ejs'), 'utf8').match(PAGE_FILE))];
    this.router.get(entry.route, (_request: Request, response: Response) => {
      const { params } = entry.handler({ basePath: this.basePath, uiConfig: this.config });
      setBoardPolicy(response);
      response.set('Cache-Control', 'no-store').type('text/html').send(pageOf(files, params));
    });
    return this;
  }

  setApiRoutes(routes: AppControllerRoute[]): this {
    for (const each of routes) {
      const paths = [each.route].flat().filter((path) => !(each.method !== 'get' && CLOSED_ROUTES.test(path)));
      if (paths.length === 0) continue;
      for (const method of [each.method].flat()) this.router[method](paths, (request, response) => this.answer(each, request, response));
    }
    return this;
  }

  private async answer(route: AppControllerRoute, request: Request, response: Response): Promise<void> {
    const { status = 200, body } = await this.ask(route, request);
    response.set('Cache-Control', 'no-store').status(status);
    if (status === 204) response.end();
    else response.json(redactDeep(body));
  }

  private async ask(route: AppControllerRoute, request: Request): Promise<ControllerHandlerReturnType> {
    const { query, params, body } = request;
    try {
      return await route.handler({ queues: this.queues, uiConfig: this.config, query, params, body: body ?? {}, headers: {} });
    } catch (error) {
      return this.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function keepForAnHour(response: Response): void {
  // What a worker of the page may load is said by the worker's own file.
  setBoardPolicy(response);
  response.set('Cache-Control', 'private, max-age=3600');
}

/** Its page without what the policy forbids: no inline style, no other host. The configuration is data, not a script. */
function pageOf(files: readonly string[], { basePath = '', uiConfig = '{}', title = '' }: Record<string, string>): string {
  const links = files.map((file) =>
    file.endsWith('.css') ? `<link href="${file}" rel="stylesheet">` : `<script defer src="${file}"></script>`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<base href="${basePath}">
<title>${escapeMarkup(title)}</title>
<link rel="icon" type="image/svg+xml" id="fav-logo" href="static/images/logo.svg">
${links.join('\n')}
</head>
<body class="preload">
<script id="__UI_CONFIG__" type="application/json">${uiConfig}</script>
<div id="root"></div>
</body>
</html>
`;
}
