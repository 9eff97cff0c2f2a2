import type { Request } from 'express';
import { ProblemException, type ProblemKind } from './problem.ts';

/** Reads a body that is no JSON into memory. @throws ProblemException `tooLarge` as soon as it is longer than `maxBytes` */
export async function readBody(request: Request, maxBytes: number, tooLarge: ProblemKind): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
  for await (const part of stream) {
    length += part.byteLength;
    if (length > maxBytes) {
      request.resume();
      throw new ProblemException(tooLarge);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
