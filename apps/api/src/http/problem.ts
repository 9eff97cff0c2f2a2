import type { AbsentAgency } from '@nhip-thu/metrics';
import type { LocalisedText } from '../config/language.ts';

/** A kind of fault a client can tell apart: its `code` ends the problem's `type`, `urn:nhip-thu:problem:<code>`. */
export interface ProblemKind {
  readonly code: string;
  readonly status: number;
  readonly title: LocalisedText;
}

/** A request, or an order to a service, with values that cannot be used; `errors` names them. */
export const INVALID_INPUT: ProblemKind = {
  code: 'invalid-input',
  status: 400,
  title: { vi: 'Dữ liệu gửi lên không hợp lệ', en: 'The input is not valid' },
};

/** One fault of a request: where (dotted path in the query or body) and what. */
export interface LocalisedFieldError {
  readonly path: string;
  readonly message: LocalisedText;
}

export interface ProblemOptions {
  readonly detail?: LocalisedText;
  readonly errors?: readonly LocalisedFieldError[];
  /** The agency that was asked about, where it is known and has no figures. */
  readonly agency?: AbsentAgency;
  /** Response headers that belong to the answer, for example `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/**
 * An expected fault, answered as RFC 9457 problem in the language of the client.
 * @example throw new ProblemException({ code: 'sealed-day', status: 409, title: { vi: 'Ngày đã khóa', en: 'The day is sealed' } });
 */
export class ProblemException extends Error {
  readonly kind: ProblemKind;
  readonly detail: LocalisedText | undefined;
  readonly errors: readonly LocalisedFieldError[] | undefined;
  readonly agency: AbsentAgency | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(kind: ProblemKind, options: ProblemOptions = {}) {
    super(options.detail?.en ?? kind.title.en, { cause: options.cause });
    this.name = 'ProblemException';
    this.kind = kind;
    this.detail = options.detail;
    this.errors = options.errors;
    this.agency = options.agency;
    this.headers = options.headers ?? {};
  }
}
