import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';

interface KeptText {
  readonly plain: Buffer;
  readonly compressed: Buffer;
  /** Of the content, whatever its encoding: therefore a weak one. */
  readonly tag: string;
}

const texts = new WeakMap<object, KeptText>();
const compress = promisify(gzip);

/**
 * Writes an answer down once, plain and compressed, so that giving it again costs no more than sending it. It must not change afterwards; its text is
 * kept for as long as the answer itself is.
 */
export async function keepText<Reply extends object>(reply: Reply): Promise<Reply> {
  const plain = Buffer.from(JSON.stringify(reply));
  const tag = `W/"${createHash('sha256').update(plain).digest('base64url')}"`;
  texts.set(reply, { plain, compressed: await compress(plain), tag });
  return reply;
}

/** Sends the kept text of an answer, compressed for whoever takes that; nothing but a status (304) to whoever has it. Other answers go their way. */
export function sendKeptTexts(request: Request, response: Response, next: NextFunction): void {
  const sendJson = response.json.bind(response);
  response.json = (body: unknown): Response => {
    const text = typeof body === 'object' && body !== null ? texts.get(body) : undefined;
    if (text === undefined) return sendJson(body);
    // Figures of units: the browser may keep them, and asks each time whether they still hold.
    response.type('json').vary('Accept-Encoding').set({ ETag: text.tag, 'Cache-Control': 'private, no-cache' });
    if (request.acceptsEncodings('gzip', 'identity') !== 'gzip') return response.send(text.plain);
    return response.set('Content-Encoding', 'gzip').send(text.compressed);
  };
  next();
}
