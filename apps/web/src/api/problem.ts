import type { AbsentAgency, Problem } from '@nhip-thu/metrics';
import { inPageLanguage } from '../text/page-language.ts';

export type ProblemKind = 'problem' | 'network' | 'unreadable' | 'aborted';

/** What went wrong with a call: the server's problem+json, or that there was no usable answer. */
export class ApiError extends Error {
  readonly kind: ProblemKind;
  /** HTTP status; 0 when no answer arrived. */
  readonly status: number;
  private readonly answered: Problem | null;

  constructor(kind: ProblemKind, status: number, problem: Problem | null, options?: ErrorOptions) {
    super(problem?.title ?? `${kind} ${status}`, options);
    this.name = 'ApiError';
    this.kind = kind;
    this.status = status;
    this.answered = problem;
  }

  /** The server's problem, in the language that the page has now; null when it gave none. */
  get problem(): Problem | null {
    return this.answered === null ? null : inPageLanguage(this.answered);
  }

  get isUnauthorised(): boolean {
    return this.status === 401;
  }
}

/** Whether the server answered with its problem of that name. */
export function isProblem(error: Error | null, code: string): boolean {
  return error instanceof ApiError && error.problem?.type === `urn:nhip-thu:problem:${code}`;
}

/** The agency that was asked about, which has no figures of its own there; null when it is another problem, or the server knows of none. */
export function absentAgencyOf(error: Error | null): AbsentAgency | null {
  return isProblem(error, 'no-such-agency') && error instanceof ApiError ? (error.problem?.agency ?? null) : null;
}

/** The server's words when it answered with one of these problems, each of which is of one value that was sent. */
export function wordsOf(error: Error | null, codes: readonly string[]): string | null {
  return codes.some((code) => isProblem(error, code)) && error instanceof ApiError ? (error.problem?.title ?? null) : null;
}

/** What the server found wrong with one value that was sent, in the language of the page; `field` is its name, or its path with dots. */
export function faultAt(error: Error | null, field: string): string | null {
  const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return errors.find(({ path }) => path === field)?.message ?? null;
}

/** Whether everything that the server found wrong is of these fields, where it is said: then nothing is left to be said elsewhere. */
export function isAllAt(error: Error | null, fields: readonly string[]): boolean {
  const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return errors.length > 0 && errors.every(({ path }) => fields.includes(path));
}

/** Turns the body of a failed answer into an error; a body that is no problem+json leaves `problem` null. */
export function toApiError(status: number, body: string): ApiError {
  const problem = parseProblem(body);
  return new ApiError(problem === null ? 'unreadable' : 'problem', status, problem);
}

function parseProblem(body: string): Problem | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('title' in value) || typeof value.title !== 'string') return null;
  // The title was checked; the other members are optional texts of the same contract, shown and never computed with.
  return value as Problem;
}
