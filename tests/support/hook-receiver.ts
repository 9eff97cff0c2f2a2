import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A call as the other program took it. */
export interface TakenCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HookReceiver {
  readonly url: string;
  readonly calls: TakenCall[];
  /** What it answers from now on. */
  answer: { status: number; headers: Record<string, string> };
  close(): Promise<void>;
}

/** A real HTTP server on the loopback address that keeps what it is told. */
export async function startHookReceiver(): Promise<HookReceiver> {
  const calls: TakenCall[] = [];
  const state = { answer: { status: 204, headers: {} as Record<string, string> } };
  const server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      calls.push({ headers: request.headers, body: await text(request) });
      response.writeHead(state.answer.status, state.answer.headers).end();
    };
    void take();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address of this form.
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    ...{ calls, url: `http://127.0.0.1:${port}/nhip-thu` },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
