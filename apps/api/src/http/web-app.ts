import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { NotFoundException } from '@nestjs/common';
import compression from 'compression';
import express, { type Request, type Response, type Router } from 'express';
import { escapeMarkup } from '@nhip-thu/metrics';
import { refuseMethod } from './allowed-methods.ts';
import { setPagePolicy } from './security-headers.ts';

/** Stands in the built index.html wherever the page needs its nonce. */
const NONCE_MARK = '__CSP_NONCE__';
/** Stands there where the page is told that its data are simulated. */
const LABEL_MARK = '__DEMO_LABEL__';
/** Pages and files are read, whichever they are. */
const READ_METHODS = ['GET', 'HEAD'];
const ONE_YEAR = 'public, max-age=31536000, immutable';
const NOT_BUILT = [
  'Chưa có giao diện web: hãy chạy `npm run build`, rồi tải lại trang này.',
  'The web app is not built: run `npm run build`, then reload this page.',
  '',
].join('\n');

/** The label of simulated data; null when the data are real. */
export type ReadDemoLabel = () => Promise<string | null>;

/** Answered by Nest, the board of the queue (BOARD_PATH) too; everything else below /api and /health does not exist. */
const NEST_PATH = /^\/(api\/v1(\/|$)|health\/(live|ready)\/?$|metrics\/?$|van-hanh\/hang-doi(\/|$))/i;
const SERVER_PATH = /^\/(api|health)(\/|$)/i;

/**
 * Serves the built web app from `root` (apps/web/dist): files as they are, hashed ones below `assets/` for ever,
 * and index.html, with a nonce of its own and the label of simulated data, for every page address a browser asks for.
 */
export function createWebApp(root: string, readDemoLabel: ReadDemoLabel): Router {
  const assets = join(root, 'assets') + sep;
  const files = express.static(root, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => response.set('Cache-Control', path.startsWith(assets) ? ONE_YEAR : 'no-cache'),
  });
  const router = express.Router();
  router.use((request, _response, next) => {
    if (NEST_PATH.test(request.path)) next('router');
    else if (SERVER_PATH.test(request.path)) throw new NotFoundException();
    else next();
  });
  router.get(['/', '/index.html'], (_request: Request, response: Response) => sendPage(root, readDemoLabel, response));
  router.use(compression(), files);
  router.use((request: Request, response: Response) => {
    if (!isPageRequest(request)) throw isRead(request) ? new NotFoundException() : refuseMethod(response, READ_METHODS);
    return sendPage(root, readDemoLabel, response);
  });
  return router;
}

function isRead({ method }: Request): boolean {
  return READ_METHODS.includes(method);
}

function isPageRequest(request: Request): boolean {
  return isRead(request) && !request.path.startsWith('/assets/') && (request.get('Accept')?.includes('text/html') ?? false);
}

async function sendPage(root: string, readDemoLabel: ReadDemoLabel, response: Response): Promise<void> {
  // No answer may be kept: each one has its own nonce.
  response.set('Cache-Control', 'no-store');
  const page = await readPage(root);
  if (page === null) {
    response.status(503).type('text/plain').send(NOT_BUILT);
    return;
  }
  const nonce = setPagePolicy(response);
  const label = await readDemoLabel();
  response.type('text/html').send(page.replaceAll(NONCE_MARK, nonce).replaceAll(LABEL_MARK, escapeMarkup(label ?? '')));
}

/** Read for every answer, so that a new build is served without a restart; null when there is no build. */
async function readPage(root: string): Promise<string | null> {
  try {
    return await readFile(join(root, 'index.html'), 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
