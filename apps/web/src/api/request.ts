import { pageLanguage } from '../text/page-language.ts';
import { ApiError, toApiError } from './problem.ts';

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON, unless it is a file or a form. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One call of the API. Same-origin cookies carry the session.
 * Rejects with `ApiError`, also when there is no network or the answer is no JSON. An empty answer (204) gives null.
 */
export async function request<T>(path: string, { method = 'GET', body, signal }: RequestOptions = {}): Promise<T> {
  const response = await send(path, {
    method,
    headers: {
      accept: 'application/json, application/problem+json',
      'accept-language': pageLanguage(),
      ...typeOf(body),
    },
    credentials: 'same-origin',
    body: toBody(body),
    signal: signal ?? null,
  });
  const text = await response.text();
  if (!response.ok) throw toApiError(response.status, text);
  try {
    // Contract types are shared with the server, which is built from the same sources.
    return (text === '' ? null : JSON.parse(text)) as T;
  } catch (cause) {
    throw new ApiError('unreadable', response.status, null, { cause });
  }
}

/** The same where the answer is a file. */
export async function requestFile(path: string, { method = 'GET' }: Pick<RequestOptions, 'method'> = {}): Promise<Blob> {
  const response = await send(path, { method, headers: { 'accept-language': pageLanguage() }, credentials: 'same-origin' });
  if (!response.ok) throw toApiError(response.status, await response.text());
  return response.blob();
}

function toBody(body: unknown): Blob | FormData | string | null {
  if (body === undefined) return null;
  return body instanceof Blob || body instanceof FormData ? body : JSON.stringify(body);
}

/** A form says its own type, with the mark that parts it. */
function typeOf(body: unknown): Readonly<Record<string, string>> {
  if (body === undefined || body instanceof FormData) return {};
  return { 'content-type': body instanceof Blob ? 'application/octet-stream' : 'application/json' };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError('network', 0, null, { cause });
  }
}
