import type { DryRunReply } from '@nhip-thu/metrics';
import { ApiError, toApiError } from './problem.ts';
import { pageLanguage } from '../text/page-language.ts';

/** How much of a file the server looks at; a body of exactly this size is taken for the beginning of a longer file. */
const TRIAL_BYTES = 1_048_576;

export interface TrialOrder {
  readonly file: Blob;
  /** Year of stamps that carry none; null = the server decides. */
  readonly year: number | null;
  readonly signal: AbortSignal;
}

/** Reads the beginning of a file on trial: nothing is stored. Rejects with `ApiError`; kind `aborted` when the signal fired. */
export async function tryFile({ file, year, signal }: TrialOrder): Promise<DryRunReply> {
  const params = new URLSearchParams();
  if (year !== null) params.set('year', String(year));
  const response = await send(`/api/v1/ingest/dry-run?${params}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      accept: 'application/json, application/problem+json',
      'accept-language': pageLanguage(),
    },
    credentials: 'same-origin',
    body: file.slice(0, TRIAL_BYTES),
    signal,
  });
  const text = await response.text();
  if (!response.ok) throw toApiError(response.status, text);
  try {
    // Contract type shared with the server.
    return JSON.parse(text) as DryRunReply;
  } catch (cause) {
    throw new ApiError('unreadable', response.status, null, { cause });
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    const isAborted = cause instanceof DOMException && cause.name === 'AbortError';
    throw new ApiError(isAborted ? 'aborted' : 'network', 0, null, { cause });
  }
}
