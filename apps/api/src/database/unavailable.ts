import { errorCodeOf } from './error-code.ts';

/** The network says no, or the server is coming or going (classes 08 and 57P), or takes no more connections. */
const CODES = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What the driver itself says of a lost connection has no code. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected)/;

/** The database ended a statement that took longer than a request waits. */
export function isStatementTooSlow(error: unknown): boolean {
  return hasCode(error, '57014');
}

/** The disk of the database is full. */
export function isDatabaseFull(error: unknown): boolean {
  return hasCode(error, '53100');
}

/** Whether the database failed with this code, however that was wrapped. */
function hasCode(error: unknown, code: string): boolean {
  if (!(error instanceof Error)) return false;
  return (errorCodeOf(error) === code && isOfDatabase(error)) || insideOf(error).some((inner) => inner !== error && hasCode(inner, code));
}

/**
 * Whether a query failed because the database does not answer now, rather than because of the query: trying again later can succeed.
 * A system error counts only when it is a query's or of connecting: a client that hangs up in mid upload has the same codes.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (WORDS.test(error.message)) return true;
  const code = errorCodeOf(error);
  if (code !== null && CODES.test(code) && isOfDatabase(error)) return true;
  return insideOf(error).some((inner) => inner !== error && isDatabaseUnavailable(inner));
}

function isOfDatabase(error: Error): boolean {
  return 'query' in error || 'severity' in error || ('syscall' in error && error.syscall === 'connect');
}

/** What the error wraps; a host name with several addresses fails once for each. */
function insideOf(error: Error): unknown[] {
  const driverError = 'driverError' in error ? error.driverError : undefined;
  return [driverError, error.cause, ...(error instanceof AggregateError ? error.errors : [])];
}
