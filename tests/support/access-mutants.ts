import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { IS_PUBLIC } from '../../apps/api/src/http/public.decorator.ts';
import { POLICY, type RoutePolicy } from '../../apps/api/src/access/policy.ts';
import type { RunningApp } from './app.ts';

/** A route of a controller, and the policy that stands at its handler or class; null where it is public. */
export interface GuardedRoute {
  readonly route: string;
  readonly handler: Function;
  readonly policy: RoutePolicy | null;
}

const API = '/api/v1';

/** Every route of every controller, found as the program finds them itself. */
export function listGuardedRoutes({ app }: RunningApp): GuardedRoute[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype }) => {
      if (!metatype) return [];
      const prototype = metatype.prototype as Record<string, Function>;
      return scanner.getAllMethodNames(prototype).flatMap((name): GuardedRoute[] => {
        const handler = prototype[name];
        if (handler === undefined) return [];
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) return [];
        const parts = [metatype, handler].map((place) => String(Reflect.getMetadata(PATH_METADATA, place) ?? ''));
        const path = parts.flatMap((part) => part.split('/')).filter((part) => part !== '');
        const prefix = ['health', 'metrics', 'van-hanh'].includes(path[0] ?? '') ? '' : API;
        const policy = (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, metatype) ?? null) as RoutePolicy | null;
        return [{ route: `${RequestMethod[method]} ${prefix}/${path.join('/')}`, handler, policy }];
      });
    });
}

/** Takes the policy of a route away and lets everybody in. @returns what puts it back */
export function openRoute({ handler }: GuardedRoute): () => void {
  const own: unknown = Reflect.getOwnMetadata(POLICY, handler);
  Reflect.deleteMetadata(POLICY, handler);
  Reflect.defineMetadata(IS_PUBLIC, true, handler);
  return () => {
    Reflect.deleteMetadata(IS_PUBLIC, handler);
    if (own !== undefined) Reflect.defineMetadata(POLICY, own, handler);
  };
}

/** Lets every role in where some were. @returns what puts the policy back */
export function widenRoute({ handler, policy }: GuardedRoute): () => void {
  const own: unknown = Reflect.getOwnMetadata(POLICY, handler);
  Reflect.defineMetadata(POLICY, { ...policy, action: 'session.read' } satisfies RoutePolicy, handler);
  return () => {
    if (own === undefined) Reflect.deleteMetadata(POLICY, handler);
    else Reflect.defineMetadata(POLICY, own, handler);
  };
}
