import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/settings.module.ts';
import { lookAhead } from '../database/pulse.ts';
import { reachAs } from '../database/reach.ts';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { IS_PUBLIC } from '../http/public.decorator.ts';
import { RequestAudit } from './audit/request-audit.ts';
import type { SignedInAccount } from './account.repository.ts';
import { Authenticator } from './authenticator.ts';
import { MonitorToken } from './monitor-token.ts';
import { RouteWithoutPolicyError } from './policy-check.ts';
import { needsSecondFactor, POLICY, type RoutePolicy } from './policy.ts';
import { ownReachOf, reachOf } from './reach-of.ts';

const SECOND_FACTOR_REQUIRED: ProblemKind = {
  code: 'second-factor-required',
  status: 403,
  title: {
    vi: 'Hãy bật xác thực hai bước ở trang Tài khoản của tôi trước',
    en: 'Switch on the second factor on the page My account first',
  },
};

const callers = new WeakMap<Request, SignedInAccount | null>();

/** Stands before every controller route: lets in whom its policy admits, and everybody where the route is public. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly requests: RequestAudit,
    private readonly runtime: Runtime,
    private readonly monitor: MonitorToken,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    // The nearest statement wins: a policy on a handler closes it although its class is public.
    const policy = this.reflector.get<RoutePolicy | undefined>(POLICY, context.getHandler());
    if (!policy && this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, places) === true) return true;
    const stated = policy ?? this.reflector.get<RoutePolicy | undefined>(POLICY, context.getClass());
    if (!stated) throw new RouteWithoutPolicyError([`${context.getClass().name}.${context.getHandler().name}`]);
    const request = context.switchToHttp().getRequest<Request>();
    if (stated.acceptsMonitorToken === true && this.monitor.isShownBy(request)) return true;
    // What changes something is to be told what it changed, not what was before.
    if (request.method === 'GET') lookAhead(this.dataSource);
    const caller = await this.authenticator.authorise(request, stated);
    callers.set(request, caller);
    if (caller !== null) {
      const isOwn = stated.action === 'session.read';
      if (!isOwn && needsSecondFactor(caller, this.runtime.settings.requiresSecondFactor))
        throw new ProblemException(SECOND_FACTOR_REQUIRED);
      await this.requests.write(request, caller, stated);
      reachAs(stated.asSelf === true ? ownReachOf(caller) : reachOf(caller));
    }
    return true;
  }
}

/** Whom the guard let in; null on public routes, for a program with an origin's token, and for nobody where the policy admits that. */
export function callerOf(request: Request): SignedInAccount | null {
  return callers.get(request) ?? null;
}

/** The same where the route lets nobody through without an account. */
export function ownerOf(request: Request): SignedInAccount {
  const caller = callerOf(request);
  if (caller === null) throw new Error('a request without an account reached a route that needs one');
  return caller;
}
