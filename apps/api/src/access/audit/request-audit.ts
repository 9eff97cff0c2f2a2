import { Injectable } from '@nestjs/common';
import { EVERY_AGENCY } from '@nhip-thu/metrics';
import type { Request } from 'express';
import type { SignedInAccount } from '../account.repository.ts';
import { addressOf } from '../address-of.ts';
import { networkOf } from '../network-of.ts';
import type { Action, RoutePolicy } from '../policy.ts';
import { SessionCookie } from '../session-cookie.ts';
import { hashSessionToken, sessionIdOf } from '../session-id.ts';
import { AuditLog, type Deed } from './audit-log.ts';
import { AuditRepository } from './audit.repository.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What these do is written down where it is done, by its own name; that somebody has read what they are told is not worth a line. */
const TOLD_ELSEWHERE: ReadonlySet<Action> = new Set<Action>(['session.read', 'accounts.write', 'named-views.open', 'notifications.read']);
/** Parameters of a query that choose what is shown; others, such as words that are searched for, may hold names. */
const SHOWN_PARAMETERS = ['at', 'ky', 'cq', 'agency', 'phong', 'from', 'to', 'before', 'offset'];

/** Writes down requests that show persons, hand out a paper or change something, before they are answered. */
@Injectable()
export class RequestAudit {
  /** What was written down of a request in hand. */
  private readonly written = new WeakMap<Request, Deed>();

  constructor(
    private readonly audit: AuditLog,
    private readonly entries: AuditRepository,
    private readonly cookie: SessionCookie,
  ) {}

  async write(request: Request, caller: SignedInAccount, policy: RoutePolicy): Promise<void> {
    const isSafe = SAFE_METHODS.has(request.method) || policy.onlyReads === true;
    const isTold = !isSafe || policy.showsPersons === true || policy.handsOut === true;
    if (!isTold || TOLD_ELSEWHERE.has(policy.action)) return;
    const deed: Deed = {
      kind: isSafe ? 'read' : 'change',
      ...{ actor: caller.username, role: caller.role, action: policy.action },
      subject: [subjectOf(request), ...readFields(request.body, policy.toldFields ?? [])].join(' '),
      officialId: readOfficialId(request, policy),
      agency: await this.agencyOf(request, caller, isSafe && policy.showsPersons === true && policy.officialParameter === undefined),
      reason: readReason(request.body),
      network: auditNetwork(addressOf(request)),
      session: this.sessionOf(request),
    };
    await this.audit.write(deed);
    this.written.set(request, deed);
  }

  /** Nothing came of what was written down: of no person, then; who only looked is not told of again. @param reason why, as a word of the program */
  async writeFailure(request: Request, reason: string): Promise<void> {
    const deed = this.written.get(request);
    // Where the log cannot be written to, the failure itself is what the caller must hear of.
    if (deed?.kind === 'change') await this.audit.write({ ...deed, kind: 'refused', reason, officialId: null }).catch(() => undefined);
  }

  /** Whose people a request is about: those of the agency it names, else in a list those of whom the caller sees. */
  private async agencyOf({ query, params }: Request, { role, agencyIds }: SignedInAccount, isList: boolean): Promise<string | null> {
    const named = readText(query['cq']) ?? readText(query['agency']);
    if (named !== null || !isList) return named;
    if (role === 'agency') return this.entries.codeOf(agencyIds);
    // One thing of many, such as an explanation, is not everybody's.
    return Object.keys(params).length === 0 ? EVERY_AGENCY : null;
  }

  /** Somebody who is signed in asked for what they may not. */
  async writeRefusal(request: Request, { username, role }: SignedInAccount): Promise<void> {
    const network = auditNetwork(addressOf(request));
    await this.audit.write({
      kind: 'refused',
      actor: username,
      role,
      action: 'access.refused',
      subject: subjectOf(request),
      network,
      session: this.sessionOf(request),
    });
  }

  /** Whoever shows a credential with the request is answered by it, not by the session. */
  private sessionOf(request: Request): string | null {
    const token = request.headers.authorization === undefined ? this.cookie.read(request) : null;
    return token === null ? null : sessionIdOf(hashSessionToken(token));
  }
}

/** An address as the log keeps it: enough to tell the office from the rest of the world. */
export function auditNetwork(address: string): string {
  return networkOf(address, { bytes: 3, groups: 3 });
}

/** `GET /api/v1/directory/officials?cq=snv` */
function subjectOf(request: Request): string {
  const shown = SHOWN_PARAMETERS.flatMap((name) => {
    const value = readText(request.query[name]);
    return value === null ? [] : [`${name}=${value.slice(0, 40)}`];
  });
  return `${request.method} ${request.baseUrl}${request.path}${shown.length === 0 ? '' : `?${shown.join('&')}`}`;
}

function readOfficialId(request: Request, { officialParameter }: RoutePolicy): number | null {
  const value = officialParameter === undefined ? undefined : request.params[officialParameter];
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

/** The body has not been checked yet: the reason is taken when it is text. */
function readReason(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'reason' in body ? readText(body.reason) : null;
}

/** `template=monthly`, `formats=docx,pdf`. As little checked as the reason: what is neither a word, a number nor a list of words is left out. */
function readFields(body: unknown, names: readonly string[]): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const fields = new Map<string, unknown>(Object.entries(body));
  return names.flatMap((name) => {
    const value = fields.get(name);
    const words = (Array.isArray(value) ? value : [value]).map(String).join(',');
    return /^[\p{L}\d@.,-]{1,60}$/u.test(words) && value !== undefined ? [`${name}=${words}`] : [];
  });
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
