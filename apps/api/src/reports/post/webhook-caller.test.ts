import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHookReceiver, type HookReceiver } from '../../../../../tests/support/hook-receiver.ts';
import { Runtime } from '../../config/settings.module.ts';
import { readSettings } from '../../config/settings.ts';
import { signCall, WebhookCaller } from './webhook-caller.ts';

let folder: string;
let hook: HookReceiver;
/** Counts who knocks. */
let door: Server;
let knocks = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipthu-hook-'));
  await writeFile(join(folder, 'key'), 'khóa\n');
  hook = await startHookReceiver();
  door = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await hook.close();
  await new Promise((resolve) => door.close(resolve));
  await rm(folder, { recursive: true });
});

function callerOf(urls: string, more: Record<string, string> = {}): WebhookCaller {
  const settings = readSettings({ WEBHOOKS: urls, WEBHOOK_SECRET_FILE: join(folder, 'key'), ...more });
  return new WebhookCaller(new Runtime(settings, folder, ''));
}

describe('a call to another program', () => {
  it('never reaches an address of the own network, be it written as such or found by a name', async () => {
    // A listening TCP server has an address of this form.
    const { port } = door.address() as AddressInfo;
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433', '127.1']) {
      const url = `https://${host}:${port}/`;
      await expect(callerOf(url).call({ url, id: '1', body: '{}' })).rejects.toThrow('private-address');
    }
    expect(knocks).toBe(0);
  });

  it('reaches it where the settings allow it, signed', async () => {
    await callerOf(hook.url, { WEBHOOK_PRIVATE: 'yes' }).call({ url: hook.url, id: '7', body: '{"x":"ạ"}' });
    const [call] = hook.calls;
    const timestamp = String(call?.headers['x-nhipthu-timestamp']);
    const signature = createHmac('sha256', 'khóa').update(`${timestamp}.{"x":"ạ"}`).digest('hex');
    expect(call).toMatchObject({ body: '{"x":"ạ"}', headers: { 'x-nhipthu-delivery': '7', 'x-nhipthu-signature': `sha256=${signature}` } });
    expect(signCall('other', timestamp, '{"x":"ạ"}')).not.toBe(signature);
  });

  it('that is not answered with 2xx is told by its status, and that nobody answered by a code', async () => {
    hook.answer = { status: 307, headers: { location: hook.url } };
    const caller = callerOf(`${hook.url},http://127.0.0.1:9/`, { WEBHOOK_PRIVATE: 'yes' });
    await expect(caller.call({ url: hook.url, id: '8', body: '{}' })).rejects.toThrow('http-307');
    await expect(caller.call({ url: 'http://127.0.0.1:9/', id: '8', body: '{}' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(hook.calls).toHaveLength(2);
  });
});
