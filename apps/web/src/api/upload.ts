import type { UploadReply } from '@nhip-thu/metrics';
import { ApiError, toApiError } from './problem.ts';
import { pageLanguage } from '../text/page-language.ts';

export interface UploadOrder {
  readonly origin: string;
  readonly file: File;
  /** Name in the ledger: that of the file, after its folders when a whole folder was chosen. */
  readonly name: string;
  /** Year of stamps that carry none; null = the server decides. */
  readonly year: number | null;
  readonly signal: AbortSignal;
  /** Share of the bytes that left this computer, 0..1. */
  readonly onProgress: (ratio: number) => void;
}

export function uploadAddress(origin: string, fileName: string, year: number | null): string {
  const params = new URLSearchParams({ name: fileName });
  if (year !== null) params.set('year', String(year));
  return `/api/v1/origins/${encodeURIComponent(origin)}/segments?${params}`;
}

/**
 * Streams one file to the spool. XMLHttpRequest, because fetch does not report how much was sent.
 * Rejects with `ApiError`; kind `aborted` when the signal fired.
 */
export async function uploadSegment(order: UploadOrder): Promise<UploadReply> {
  const text = await sendFile(order);
  try {
    // Contract type shared with the server.
    return JSON.parse(text) as UploadReply;
  } catch (cause) {
    throw new ApiError('unreadable', 200, null, { cause });
  }
}

function sendFile({ origin, file, name, year, signal, onProgress }: UploadOrder): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('PUT', uploadAddress(origin, name, year));
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.setRequestHeader('accept', 'application/json, application/problem+json');
    call.setRequestHeader('accept-language', pageLanguage());
    call.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    call.addEventListener('load', () => {
      if (call.status === 200 || call.status === 201) resolve(call.responseText);
      else reject(toApiError(call.status, call.responseText));
    });
    call.addEventListener('error', () => reject(new ApiError('network', 0, null)));
    call.addEventListener('abort', () => reject(new ApiError('aborted', 0, null)));
    signal.addEventListener('abort', () => call.abort(), { once: true });
    if (signal.aborted) reject(new ApiError('aborted', 0, null));
    else call.send(file);
  });
}
