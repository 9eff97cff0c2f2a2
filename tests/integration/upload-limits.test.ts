import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as sendRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { OriginTokenService } from '../../apps/api/src/access/origin-token.service.ts';
import { Spool } from '../../apps/api/src/ingest/spool.ts';
import { SpoolNearlyFullError, SpoolSpace } from '../../apps/api/src/ingest/spool-space.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { waitFor } from '../support/wait-for.ts';

let running: RunningApp;
let token: string;
beforeAll(async () => {
  running = await startApp();
  ({ token } = await running.app.get(OriginTokenService).issue('thu'));
});
afterAll(() => running.close());
afterEach(() => {
  jest.restoreAllMocks();
});

const LINE = 'Mar  2 08:00:00 thu postfix/qmgr[1]: 3F2A91C0B7: removed\n';

interface Answer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly retryAfter: string | undefined;
}

/** An upload whose body is sent by hand. */
function begin(headers: Record<string, string> = {}): ClientRequest {
  return sendRequest(`${running.address}/api/v1/origins/thu/segments?name=mail.log`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', ...headers },
  });
}

async function answerTo(upload: ClientRequest): Promise<Answer> {
  // The event's only argument is the answer.
  const [response] = (await once(upload, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as { type?: string };
  return {
    status: response.statusCode,
    type: body.type?.replace('urn:nhip-thu:problem:', ''),
    retryAfter: response.headers['retry-after'],
  };
}

function send(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  const upload = begin(headers);
  upload.end(body);
  return answerTo(upload);
}

/** Names in the spool, temporary ones included. */
const spooled = async (): Promise<string[]> =>
  (await readdir(join(running.dataFolder, 'spool'), { recursive: true })).filter((name) => name.length > 3).toSorted();

const digestOf = (text: string): string => `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;

describe('Content-Digest', () => {
  it('that fits is accepted', async () => {
    expect(await send(LINE, { 'content-digest': digestOf(LINE) })).toMatchObject({ status: 201 });
  });

  it.each([
    ['of other bytes', digestOf(`${LINE}x`), 'digest-mismatch'],
    ['that nobody can read', 'sha-256=abc', 'unreadable-digest'],
  ])('%s is refused with 400, and nothing is kept', async (_what, digest, type) => {
    const before = await spooled();
    expect(await send(`${LINE}# other\n`, { 'content-digest': digest })).toMatchObject({ status: 400, type });
    expect(await spooled()).toEqual(before);
  });
});

describe('a disk', () => {
  it('that becomes full during an upload gives 507, keeps nothing, and the sender gets to read the answer', async () => {
    const spool = running.app.get(Spool);
    const { receive } = spool;
    jest.spyOn(spool, 'receive').mockImplementation(async (stream, note) => {
      async function* fillDisk(): AsyncGenerator<Uint8Array> {
        for await (const chunk of stream) {
          yield chunk;
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        }
      }
      return receive.call(spool, fillDisk(), note);
    });
    const before = await spooled();
    expect(await send(Buffer.alloc(16 * 1024 * 1024, LINE))).toMatchObject({ status: 507, type: 'disk-full' });
    expect(await spooled()).toEqual(before);
  });

  it('that is nearly full gives 503 with Retry-After', async () => {
    jest.spyOn(running.app.get(SpoolSpace), 'ensureRoom').mockRejectedValue(new SpoolNearlyFullError());
    expect(await send(LINE)).toEqual({ status: 503, type: 'spool-nearly-full', retryAfter: '300' });
  });
});

describe('uploads', () => {
  it('beyond eight at a time get 429 with Retry-After, and the eight go on', async () => {
    const spool = running.app.get(Spool);
    const receive = jest.spyOn(spool, 'receive');
    const uploads = Array.from({ length: 8 }, () => begin());
    for (const [index, upload] of uploads.entries()) upload.write(`${LINE}# ${index}\n`);
    await waitFor('eight uploads under way', () => receive.mock.calls.length === 8);
    expect(await send(LINE)).toEqual({ status: 429, type: 'too-many-uploads', retryAfter: '5' });
    const answers = uploads.map(answerTo);
    for (const upload of uploads) upload.end();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(uploads.map(() => 201));
    expect((await send(LINE)).status).toBeLessThan(300);
  });

  it('that are cut off keep nothing, and give their place back', async () => {
    const before = await spooled();
    for (let n = 0; n < 9; n += 1) {
      const upload = begin();
      upload.on('error', () => undefined);
      upload.write(`${LINE}# cut ${n}\n`);
      await waitFor('the temporary file', async () => (await spooled()).length > before.length);
      upload.destroy();
      await waitFor('its removal', async () => (await spooled()).length === before.length);
    }
    expect(await send(`${LINE}# whole\n`)).toMatchObject({ status: 201 });
  });
});
