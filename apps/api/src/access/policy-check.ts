import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { IS_PUBLIC } from '../http/public.decorator.ts';
import { POLICY } from './policy.ts';

/** Some routes say neither who may call them nor that everybody may. */
export class RouteWithoutPolicyError extends Error {
  override readonly name = 'RouteWithoutPolicyError';
  constructor(routes: readonly string[]) {
    super(`these routes have neither @Policy nor @Public: ${routes.join(', ')}`);
  }
}

/** Stops the start of the program when a controller route was left without a statement on access. */
@Injectable()
export class PolicyCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws RouteWithoutPolicyError naming all of them */
  onModuleInit(): void {
    const silent = this.discovery.getControllers().flatMap(({ metatype, name }) => {
      // Nest types a controller's class as Function or null; without a class there are no routes.
      if (!metatype) return [];
      return this.silentHandlers(metatype).map((handler) => `${name}.${handler}`);
    });
    if (silent.length > 0) throw new RouteWithoutPolicyError(silent);
  }

  private silentHandlers(controller: Function): string[] {
    const prototype: Record<string, Function> = controller.prototype;
    return this.scanner.getAllMethodNames(prototype).filter((name) => {
      const handler = prototype[name];
      if (!handler || this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler) === undefined) return false;
      const places = [handler, controller];
      return !this.reflector.getAllAndOverride(POLICY, places) && !this.reflector.getAllAndOverride(IS_PUBLIC, places);
    });
  }
}
