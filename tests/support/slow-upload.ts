import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

export interface SlowUpload {
  /** Sends what was held back. */
  finish(): void;
  /** What the server said, however much of the file it has seen. */
  readonly answer: Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }>;
}

/** Hands over a piece of a log by a slow line: resolves when the server has the request in hand and the first half is out. */
export async function startSlowUpload(address: string, origin: string, token: string, piece: Buffer): Promise<SlowUpload> {
  const sending = request(`${address}/api/v1/origins/${origin}/segments?name=slow.log`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'content-length': piece.length,
      expect: '100-continue',
    },
  });
  const half = piece.length >>> 1;
  const answer = (once(sending, 'response') as Promise<[IncomingMessage]>).then(async ([response]) => {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    sending.destroy();
    return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() };
  });
  // A busy server may read the request after its SIGTERM: whoever was not in hand before is refused.
  sending.flushHeaders();
  await once(sending, 'continue');
  await new Promise<void>((resolve, reject) => {
    sending.once('error', reject);
    sending.write(piece.subarray(0, half), () => resolve());
  });
  return { finish: () => sending.end(piece.subarray(half)), answer };
}
