import { METHODS } from 'node:http';
import { MethodNotAllowedException, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';

/** What the router keeps of a way in; its own types leave out half of it. */
interface RouterLayer {
  readonly route?: { readonly stack: readonly { readonly method?: string }[] };
  readonly match?: (path: string) => boolean;
}

/**
 * Where only the method is wrong the answer is 405, with those that would do in `Allow` (RFC 9110, 15.5.6).
 * @returns what is to be answered instead of `thrown`
 */
export function checkMethod(thrown: unknown, request: Request, response: Response): unknown {
  if (!(thrown instanceof NotFoundException) || !isRouterFault(thrown, request)) return thrown;
  const methods = allowedMethods(request);
  if (methods.length === 0) return thrown;
  return refuseMethod(response, methods);
}

/** What is answered where an address takes these methods alone. */
export function refuseMethod(response: Response, methods: readonly string[]): MethodNotAllowedException {
  response.set('Allow', methods.join(', '));
  return new MethodNotAllowedException();
}

/** Whether nobody but the router found nothing: its words are English, and not for the user. */
export function isRouterFault({ message }: Error, { method, originalUrl }: Request): boolean {
  return message === `Cannot ${method} ${originalUrl}`;
}

/** Methods with which the address of a request would lead somewhere. */
function allowedMethods(request: Request): string[] {
  const layers: readonly RouterLayer[] = request.app.router.stack;
  const path = `${request.baseUrl}${request.path}`;
  const routes = layers.flatMap((layer) => (layer.route && layer.match?.(path) ? [layer.route] : []));
  // One of every method there is says "not found".
  const ways = routes.filter(({ stack }) => stack.length < METHODS.length);
  const methods = new Set(ways.flatMap(({ stack }) => stack.flatMap(({ method }) => method?.toUpperCase() ?? [])));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].toSorted();
}
